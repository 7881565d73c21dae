package io.watchfloor.connections;

import io.watchfloor.signals.estate.Systems.Pooler;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One connection to a PgBouncer's console: PostgreSQL's protocol 3.0, logging in and simple queries only.
final class PoolerWire implements AutoCloseable {
    private static final int PROTOCOL = 196_608;
    private static final int LARGEST = 16 * 1024 * 1024;

    private final String where;
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private boolean sent;

    private PoolerWire(String where, Socket socket) throws IOException {
        this.where = where;
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        // PgBouncer wants its first message in one piece.
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    static PoolerWire open(Pooler pooler, Duration connect, Duration answer) throws PoolerException {
        String where = "PgBouncer " + pooler.address();
        int colon = pooler.address().lastIndexOf(':');
        String host = pooler.address().substring(0, colon);
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(
                            host.replace("[", "").replace("]", ""),
                            Integer.parseInt(pooler.address().substring(colon + 1))),
                    (int) connect.toMillis());
            socket.setSoTimeout((int) Math.max(1, answer.toMillis()));
            return new PoolerWire(where, socket);
        } catch (IOException e) {
            throw new PoolerException(where + " cannot be reached: " + e.getMessage(), false, e);
        }
    }

    void logIn(String user, String password) throws PoolerException {
        try {
            ByteArrayOutputStream start = new ByteArrayOutputStream();
            for (String each : List.of("user", user, "database", "pgbouncer")) {
                text(start, each);
            }
            start.write(0);
            out.writeInt(start.size() + 8);
            out.writeInt(PROTOCOL);
            start.writeTo(out);
            out.flush();
            boolean ready = false;
            while (!ready) {
                int type = in.readByte();
                ByteBuffer body = body();
                switch (type) {
                    case 'R' -> authenticate(body, user, password);
                    case 'E' -> throw new PoolerException(where + " says: " + error(body), false, null);
                    case 'Z' -> ready = true;
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new PoolerException(where + " did not let " + user + " in: " + e.getMessage(), false, e);
        }
    }

    private void authenticate(ByteBuffer body, String user, String password) throws IOException, PoolerException {
        int kind = body.getInt();
        switch (kind) {
            case 0 -> {}
            case 3 -> send('p', password);
            case 5 -> {
                byte[] salt = new byte[4];
                body.get(salt);
                byte[] inner = md5(bytes(password + user));
                ByteArrayOutputStream salted = new ByteArrayOutputStream();
                salted.writeBytes(bytes(HexFormat.of().formatHex(inner)));
                salted.writeBytes(salt);
                send('p', "md5" + HexFormat.of().formatHex(md5(salted.toByteArray())));
            }
            default ->
                throw new PoolerException(
                        where + " asks for a login of kind " + kind
                                + ", which is not spoken here: let its admin user in"
                                + " by md5, or by trust on loopback",
                        false,
                        null);
        }
    }

    List<Map<String, String>> ask(String command) throws PoolerException {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        try {
            sent = true;
            send('Q', command);
            while (true) {
                int type = in.readByte();
                ByteBuffer body = body();
                switch (type) {
                    case 'T' -> columns(body, columns);
                    case 'D' -> rows.add(row(body, columns));
                    case 'E' -> throw new PoolerException(where + " says: " + error(body), false, null);
                    case 'Z' -> {
                        return rows;
                    }
                    default -> {}
                }
            }
        } catch (IOException e) {
            throw new PoolerException(where + " did not answer: " + e.getMessage(), sent, e);
        }
    }

    private static void columns(ByteBuffer body, List<String> columns) {
        int count = body.getShort();
        for (int column = 0; column < count; column++) {
            columns.add(text(body));
            body.position(body.position() + 18);
        }
    }

    private static Map<String, String> row(ByteBuffer body, List<String> columns) {
        Map<String, String> row = new LinkedHashMap<>();
        int count = body.getShort();
        for (int column = 0; column < count; column++) {
            int length = body.getInt();
            byte[] value = new byte[Math.max(0, length)];
            body.get(value);
            row.put(columns.get(column), new String(value, StandardCharsets.UTF_8));
        }
        return row;
    }

    private static String error(ByteBuffer body) {
        String message = "no reason given";
        for (int field = body.get(); field != 0; field = body.get()) {
            String text = text(body);
            if (field == 'M') {
                message = text;
            }
        }
        return message;
    }

    private static String text(ByteBuffer body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (byte each = body.get(); each != 0; each = body.get()) {
            text.write(each);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private ByteBuffer body() throws IOException {
        int length = in.readInt() - 4;
        if (length < 0 || length > LARGEST) {
            throw new IOException("no PostgreSQL protocol is spoken there");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return ByteBuffer.wrap(body);
    }

    private void send(char type, String text) throws IOException {
        byte[] bytes = bytes(text);
        out.writeByte(type);
        out.writeInt(bytes.length + 5);
        out.write(bytes);
        out.writeByte(0);
        out.flush();
    }

    private static void text(ByteArrayOutputStream into, String text) {
        into.writeBytes(bytes(text));
        into.write(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // The protocol's own; the password itself is not kept by it.
    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws PoolerException {
        try {
            socket.close();
        } catch (IOException e) {
            throw new PoolerException(where + ": closing failed", false, e);
        }
    }
}
