package io.watchfloor.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Anchors as JSON lines, and the note beside a chain that says where its anchors were taken.
public final class AnchorFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTES = "anchors";
    private static final long LARGEST = 16 << 20;

    private AnchorFile() {}

    /// Appends anchors to a file, which may be on another machine's disk, and forces them to it.
    public static void add(Path file, List<Anchor> anchors) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Anchor anchor : anchors) {
            lines.append(JSON.createObjectNode()
                            .put("console", anchor.console())
                            .put("sequence", anchor.sequence())
                            .put("hash", anchor.hash())
                            .put("at", anchor.at().toString()))
                    .append('\n');
        }
        Files.writeString(
                file,
                lines,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.DSYNC);
    }

    /// The anchors in a file.
    ///
    /// @throws IOException when it cannot be read or holds anything else, with the line
    public static List<Anchor> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new IOException(file + " is too large for a file of anchors");
        }
        List<Anchor> anchors = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            Anchor anchor = line.isBlank() ? null : anchor(line, file.toString());
            if (anchor == null) {
                throw new IOException(file + " line " + number + " is no anchor");
            }
            anchors.add(anchor);
        }
        return List.copyOf(anchors);
    }

    private static @Nullable Anchor anchor(String line, String where) {
        try {
            JsonNode node = JSON.readTree(line);
            Anchor anchor = new Anchor(
                    node.path("console").asText(),
                    node.path("sequence").asLong(),
                    node.path("hash").asText(),
                    Instant.parse(node.path("at").asText()),
                    where);
            return anchor.sequence() > 0 && anchor.hash().length() == Line.BEGINNING.length() ? anchor : null;
        } catch (JsonProcessingException | DateTimeException damaged) {
            return null;
        }
    }

    /// Notes in a journal's folder where an anchor of a chain was written, so that it is found again, and the chain
    /// missed when its file has gone.
    public static void note(Path folder, Noted noted) throws IOException {
        if (!noted(folder).contains(noted)) {
            String line = noted.console() + "\t" + noted.file() + "\n";
            Files.writeString(folder.resolve(NOTES), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    /// Where anchors of the journals in a folder were written, as far as was noted.
    public static List<Noted> noted(Path folder) throws IOException {
        Path notes = folder.resolve(NOTES);
        List<Noted> result = new ArrayList<>();
        for (String line : Files.exists(notes) ? Files.readAllLines(notes) : List.<String>of()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                result.add(new Noted(line.substring(0, tab), Path.of(line.substring(tab + 1))));
            }
        }
        return List.copyOf(result);
    }

    /// Where an anchor of a chain was written once.
    public record Noted(String console, Path file) {
        public Noted {
            file = file.toAbsolutePath().normalize();
        }
    }
}
