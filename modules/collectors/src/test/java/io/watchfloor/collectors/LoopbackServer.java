package io.watchfloor.collectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Answers GET requests on the loopback address, each on a connection of its own.
public final class LoopbackServer implements AutoCloseable {
    /// Status and body.
    public record Answer(int status, String body) {}

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// A server that answers by path and query.
    public LoopbackServer(Function<String, Answer> answers) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            try {
                while (true) {
                    Socket connection = socket.accept();
                    threads.execute(() -> serve(connection, answers));
                }
            } catch (SocketException e) {
                // Closed: the test is over.
                threads.shutdown();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    public int port() {
        return socket.getLocalPort();
    }

    private static void serve(Socket connection, Function<String, Answer> answers) {
        try (connection;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = connection.getOutputStream()) {
            String request = in.readLine();
            if (request == null) {
                return;
            }
            String header = in.readLine();
            while (header != null && !header.isEmpty()) {
                header = in.readLine();
            }
            Answer answer = answers.apply(request.substring(4, request.lastIndexOf(' ')));
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            out.write(("HTTP/1.1 " + answer.status() + " X\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
