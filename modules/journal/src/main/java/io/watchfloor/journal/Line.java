package io.watchfloor.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
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
    private static final String SEAL = ",\"hash\":\"";
    private static final int SEALED = SEAL.length() + BEGINNING.length() + 2;

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
        return open + SEAL + sha256(open) + "\"}";
    }

    /// Reads a line and checks its own hash; whether it follows the line before is the reader's to compare.
    static Line read(String text) throws Unreadable {
        int end = text.length() - SEALED;
        if (end <= 0 || !text.startsWith(SEAL, end) || !text.endsWith("\"}")) {
            throw new Unreadable("it is not a sealed line");
        }
        String hash = text.substring(end + SEAL.length(), text.length() - 2);
        if (!hash.equals(sha256(text.substring(0, end)))) {
            throw new Unreadable("its content does not match its hash");
        }
        try {
            JsonNode node = JSON.readTree(text);
            Map<String, String> details = new TreeMap<>();
            node.path("details")
                    .properties()
                    .forEach(field ->
                            details.put(field.getKey(), field.getValue().asText()));
            Entry entry = new Entry(
                    Instant.parse(node.path("at").asText()),
                    node.path("mitigation").asText(),
                    node.path("step").asText(),
                    node.path("who").asText(),
                    details);
            return new Line(node.path("previous").asText(), entry, hash);
        } catch (JsonProcessingException | DateTimeException problem) {
            Unreadable unreadable = new Unreadable("it is no entry: " + problem.getMessage());
            unreadable.initCause(problem);
            throw unreadable;
        }
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
