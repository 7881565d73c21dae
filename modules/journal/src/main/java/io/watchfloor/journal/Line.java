package io.watchfloor.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// One line of the file: the entry, the hash of the line before, and a hash over all of that.
///
/// The last field is SHA-256 over the line's bytes up to it, so that a flipped bit is found in the last line too,
/// and each line names the one before, so that a line changed, taken out or put in is found.
record Line(String previous, Entry entry, String hash) {
    /// What stands before the first line.
    static final String BEGINNING = "0".repeat(64);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] SEAL = ",\"hash\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int HASH = BEGINNING.length();
    private static final int SEALED = SEAL.length + HASH + 2;

    /// Why a text is no line of a journal.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }
    }

    /// The text of an entry that follows the line with hash `previous`, without its line feed.
    static String write(String previous, Entry entry) throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode();
        node.put("previous", previous);
        node.put("at", entry.at().toString());
        node.put("mitigation", entry.mitigation());
        node.put("step", entry.step());
        node.put("who", entry.who());
        ObjectNode details = node.putObject("details");
        new TreeMap<>(entry.details()).forEach(details::put);
        String body = JSON.writeValueAsString(node);
        String open = body.substring(0, body.length() - 1);
        return open + ",\"hash\":\"" + sha256(open.getBytes(StandardCharsets.UTF_8)) + "\"}";
    }

    /// Reads a line and checks its own hash; whether it follows the line before is the reader's to compare.
    static Line read(String text) throws Unreadable {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return read(bytes, 0, bytes.length);
    }

    /// Reads the line that stands in these bytes from `start`, before `end`.
    static Line read(byte[] bytes, int start, int end) throws Unreadable {
        int seal = end - SEALED;
        if (seal <= start || !startsWith(bytes, seal, SEAL) || bytes[end - 2] != '"' || bytes[end - 1] != '}') {
            throw new Unreadable("it is not a sealed line");
        }
        String hash = new String(bytes, seal + SEAL.length, HASH, StandardCharsets.ISO_8859_1);
        if (!hash.equals(sha256(bytes, start, seal))) {
            throw new Unreadable("its content does not match its hash");
        }
        try (JsonParser parser = JSON.createParser(bytes, start, end - start)) {
            return line(parser, hash);
        } catch (IOException | DateTimeException problem) {
            Unreadable unreadable = new Unreadable("it is no entry: " + problem.getMessage());
            unreadable.initCause(problem);
            throw unreadable;
        }
    }

    private static Line line(JsonParser parser, String hash) throws IOException {
        Map<String, String> details = new HashMap<>();
        Map<String, String> fields = new HashMap<>();
        parser.nextToken();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.START_OBJECT && name.equals("details")) {
                for (String detail = parser.nextFieldName(); detail != null; detail = parser.nextFieldName()) {
                    details.put(detail, text(parser));
                }
            } else if (parser.currentToken().isScalarValue()) {
                fields.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        Entry entry = new Entry(
                Instant.parse(fields.getOrDefault("at", "")),
                fields.getOrDefault("mitigation", ""),
                fields.getOrDefault("step", ""),
                fields.getOrDefault("who", ""),
                details);
        return new Line(fields.getOrDefault("previous", ""), entry, hash);
    }

    private static String text(JsonParser parser) throws IOException {
        String text = parser.nextToken().isScalarValue() ? parser.getText() : "";
        parser.skipChildren();
        return text;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] prefix) {
        for (int index = 0; index < prefix.length; index++) {
            if (bytes[at + index] != prefix[index]) {
                return false;
            }
        }
        return true;
    }

    static String sha256(byte[] bytes) {
        return sha256(bytes, 0, bytes.length);
    }

    static String sha256(byte[] bytes, int start, int end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, start, end - start);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
