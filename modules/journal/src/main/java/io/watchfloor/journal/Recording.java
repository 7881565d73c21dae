package io.watchfloor.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.watchfloor.signals.Snapshot;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what a flight recorder kept.
public final class Recording {
    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

    private Recording() {}

    /// Every snapshot of a ring's folder, or of one segment, oldest first. For short recordings: all are held at once.
    public static List<Snapshot> read(Path path) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        each(path, snapshots::add);
        return List.copyOf(snapshots);
    }

    /// Hands over one snapshot after the other, oldest first. A segment that a crash left unfinished is read as far as
    /// it goes; one that the ring has deleted meanwhile is left out.
    public static void each(Path path, Consumer<Snapshot> reader) throws IOException {
        List<Path> segments = Files.isDirectory(path) ? Ring.segments(path) : List.of(path);
        for (Path segment : segments) {
            if (Files.exists(segment) && Files.size(segment) > 0) {
                eachOf(segment, reader);
            }
        }
    }

    private static void eachOf(Path segment, Consumer<Snapshot> reader) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(segment)), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                reader.accept(SnapshotText.read(line));
                line = lines.readLine();
            }
        } catch (EOFException | ZipException | JsonProcessingException unfinished) {
            LOG.info("recording {} ends early: {}", segment, unfinished.getMessage());
        }
    }
}
