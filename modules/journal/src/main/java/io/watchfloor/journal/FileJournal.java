package io.watchfloor.journal;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A journal in one file of JSON lines, chained by hashes, readable by its owner only. One console at a time.
///
/// Not a file channel: those close when the writing thread is interrupted.
public final class FileJournal implements Journal {
    /// The step that reports a line that was torn by a crash.
    public static final String TORN = "torn-line";

    private static final Logger LOG = LoggerFactory.getLogger(FileJournal.class);

    private final Path path;
    private final Ownership ownership;
    private final RandomAccessFile file;
    private final @Nullable String torn;
    private final Contents contents;
    private String last;
    private boolean unsure;
    private Cost cost = new Cost(Duration.ZERO, Duration.ZERO);

    /// What an append took.
    ///
    /// @param writing until the system had it
    /// @param forcing until the disk had it
    public record Cost(Duration writing, Duration forcing) {}

    private FileJournal(Path path, Ownership ownership, RandomAccessFile file, Contents contents) {
        this.path = path;
        this.ownership = ownership;
        this.file = file;
        this.contents = contents;
        this.torn = contents.found().torn();
        this.last = contents.found().last();
        this.unsure = torn != null;
    }

    /// Opens or creates the journal. A torn last line is cut off and reported as an entry; a broken chain is logged,
    /// told by [#verify] and continued, because what is in force must still be undone.
    ///
    /// @throws IOException when it is in use or cannot be written; the message is the operator's text
    public static FileJournal open(Path path) throws IOException {
        Path place = Ownership.place(path);
        Ownership ownership = Ownership.of(place);
        RandomAccessFile file = null;
        boolean opened = false;
        try {
            Ownership.createForOwner(place);
            file = new RandomAccessFile(place.toFile(), "rw");
            Instant tornAt = Files.getLastModifiedTime(place).toInstant();
            FileJournal journal = new FileJournal(place, ownership, file, Contents.of(place));
            journal.reportDamage(tornAt);
            opened = true;
            return journal;
        } finally {
            if (!opened) {
                if (file != null) {
                    file.close();
                }
                ownership.close();
            }
        }
    }

    private void reportDamage(Instant tornAt) throws IOException {
        if (torn != null) {
            LOG.warn("journal {}: the last line was torn by a crash and is cut off; it was never acted on", path);
            append(new Entry(tornAt, "-", TORN, "declared:watchfloor", Map.of("text", torn)));
        }
        if (contents.found().verification() instanceof Verification.Broken broken) {
            LOG.error("journal {}: line {} is broken: {}", path, broken.line(), broken.reason());
        }
    }

    /// The line that a crash tore, where opening found one.
    public Optional<String> torn() {
        return Optional.ofNullable(torn);
    }

    /// Where it is kept.
    public Path path() {
        return path;
    }

    /// The name of this chain among all others, as its first line gives it; empty before there is one.
    public synchronized String console() {
        return contents.console();
    }

    /// How many lines it has.
    public synchronized long lines() {
        return contents.lines();
    }

    /// What the newest append took.
    public synchronized Cost cost() {
        return cost;
    }

    @Override
    public synchronized void append(Entry entry) throws IOException {
        long began = System.nanoTime();
        byte[] bytes = (Line.write(last, entry) + "\n").getBytes(StandardCharsets.UTF_8);
        long length = contents.length();
        if (unsure) {
            // What an append that failed has left behind.
            file.setLength(length);
            unsure = false;
        } else if (file.length() != length) {
            throw new IOException("journal " + path + " was changed by something else while this console had it");
        }
        unsure = true;
        try {
            file.seek(length);
            file.write(bytes);
            long written = System.nanoTime();
            file.getFD().sync();
            cost = new Cost(Duration.ofNanos(written - began), Duration.ofNanos(System.nanoTime() - written));
        } catch (IOException failed) {
            cutBack(length, failed);
            throw failed;
        }
        unsure = false;
        last = hashOf(bytes);
        contents.add(entry, bytes.length, last);
    }

    // What was not recorded must not be read back as if it had been.
    private void cutBack(long length, IOException failed) {
        try {
            file.setLength(length);
        } catch (IOException again) {
            failed.addSuppressed(again);
        }
    }

    private static String hashOf(byte[] line) {
        int end = line.length - "\"}\n".length();
        return new String(line, end - Line.BEGINNING.length(), Line.BEGINNING.length(), StandardCharsets.US_ASCII);
    }

    @Override
    public List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        follow((place, line, linked) -> {
            if (line != null) {
                entries.add(line.entry());
            }
        });
        return List.copyOf(entries);
    }

    /// Checks every line; names the first broken one. Appends go on meanwhile.
    public Verification verify() throws IOException {
        Chain chain = follow((place, line, linked) -> {});
        return chain.verification();
    }

    /// Goes along the lines there are now, while others are appended.
    Chain follow(Chain.Visitor visitor) throws IOException {
        long length;
        synchronized (this) {
            length = contents.length();
        }
        try (InputStream in = Contents.upTo(path, length)) {
            return Chain.follow(in, visitor);
        }
    }

    /// Checks a journal file without opening it for writing, such as an exported or foreign one. A torn last line
    /// is no fault.
    public static Verification verify(Path path) throws IOException {
        try (InputStream in = Contents.upTo(path, Long.MAX_VALUE)) {
            return Chain.follow(in, (place, line, linked) -> {}).verification();
        }
    }

    /// The text of lines as they stand in the file, from one counted from 1; fewer at its end.
    List<String> texts(long from, int most) throws IOException {
        long begin;
        long end;
        synchronized (this) {
            if (from > contents.lines()) {
                return List.of();
            }
            begin = contents.offset(from);
            end = contents.offset(Math.min(contents.lines(), from + most - 1) + 1);
        }
        byte[] bytes = new byte[(int) Math.min(end - begin, Integer.MAX_VALUE - 8)];
        try (RandomAccessFile reading = new RandomAccessFile(path.toFile(), "r")) {
            reading.seek(begin);
            reading.readFully(bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            file.close();
        } finally {
            ownership.close();
        }
    }
}
