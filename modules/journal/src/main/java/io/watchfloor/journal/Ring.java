package io.watchfloor.journal;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Segments of compressed JSON lines in a folder, the oldest of which are deleted. Used by one thread.
final class Ring implements AutoCloseable {
    /// A bound is kept by deleting whole segments: this many make the loss at most a sixteenth.
    private static final int SEGMENTS = 16;

    private static final String PREFIX = "floor-";
    private static final String SUFFIX = ".jsonl.gz";

    private final Path folder;
    private final RingRecorder.Bound bound;
    private final Deque<Segment> closed = new ArrayDeque<>();
    private long closedBytes;
    private @Nullable Open open;

    /// A closed segment; the name holds when it began.
    private record Segment(Path path, Instant began, long bytes) {}

    private record Open(Path path, Instant began, OutputStream lines, Counted file) {}

    Ring(Path folder, RingRecorder.Bound bound) throws IOException {
        this.folder = folder;
        this.bound = bound;
        for (Path path : segments(folder)) {
            keep(new Segment(path, began(path), Files.size(path)));
        }
    }

    /// The segments of a folder, oldest first.
    static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name(file).matches(PREFIX + "\\d{15}-\\d{4}\\" + SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Instant began(Path segment) {
        return Instant.ofEpochMilli(Long.parseLong(name(segment).substring(PREFIX.length(), PREFIX.length() + 15)));
    }

    void write(Instant at, String line) throws IOException {
        Open current = open;
        if (current == null) {
            current = begin(at);
            open = current;
        }
        current.lines().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        // Flushed each time: a recording is wanted most when the console has just died.
        current.lines().flush();
        Duration span = Duration.between(current.began(), at);
        if (current.file().written >= bound.bytes() / SEGMENTS
                || span.compareTo(bound.age().dividedBy(SEGMENTS)) >= 0) {
            end();
        }
        makeRoom(at);
    }

    private Open begin(Instant at) throws IOException {
        Path path = folder.resolve(segmentName(at, 0));
        for (int number = 1; Files.exists(path); number++) {
            path = folder.resolve(segmentName(at, number));
        }
        Ownership.createForOwner(path);
        Counted file = new Counted(new FileOutputStream(path.toFile()));
        return new Open(path, at, new BufferedOutputStream(new GZIPOutputStream(file, 8192, true)), file);
    }

    private static String segmentName(Instant at, int number) {
        return "%s%015d-%04d%s".formatted(PREFIX, Math.max(0, at.toEpochMilli()), number, SUFFIX);
    }

    /// Closes the segment being written, so that the next line begins another.
    void end() throws IOException {
        Open current = open;
        if (current != null) {
            open = null;
            current.lines().close();
            keep(new Segment(current.path(), current.began(), Files.size(current.path())));
        }
    }

    /// Gives up the segment being written after an error; what was flushed stays readable.
    void abandon() throws IOException {
        Open current = open;
        if (current != null) {
            open = null;
            current.file().close();
            keep(new Segment(current.path(), current.began(), Files.size(current.path())));
        }
    }

    private void keep(Segment segment) {
        closed.addLast(segment);
        closedBytes += segment.bytes();
    }

    private void makeRoom(Instant now) throws IOException {
        Instant oldest = now.minus(bound.age());
        Segment first = closed.peekFirst();
        while (first != null && (total() > bound.bytes() || endedBefore(oldest))) {
            closed.removeFirst();
            closedBytes -= first.bytes();
            Files.deleteIfExists(first.path());
            first = closed.peekFirst();
        }
    }

    private long total() {
        Open current = open;
        return closedBytes + (current == null ? 0 : current.file().written);
    }

    // A segment ends where the next begins.
    private boolean endedBefore(Instant oldest) {
        Open current = open;
        Instant next = closed.stream()
                .skip(1)
                .findFirst()
                .map(Segment::began)
                .orElse(current == null ? Instant.MAX : current.began());
        return !next.isAfter(oldest);
    }

    @Override
    public void close() throws IOException {
        end();
    }

    /// Counts what reaches the file.
    private static final class Counted extends FilterOutputStream {
        private long written;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written += length;
        }
    }
}
