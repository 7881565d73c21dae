package io.watchfloor.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
    private String last;
    private long length;
    private boolean unsure;

    private FileJournal(Path path, Ownership ownership, RandomAccessFile file, Chain chain) {
        this.path = path;
        this.ownership = ownership;
        this.file = file;
        this.torn = chain.torn();
        this.last = chain.last();
        this.length = chain.length();
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
            FileJournal journal = new FileJournal(place, ownership, file, Chain.of(bytes(file, place)));
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
        if (verify() instanceof Verification.Broken broken) {
            LOG.error("journal {}: line {} is broken: {}", path, broken.line(), broken.reason());
        }
    }

    /// The line that a crash tore, where opening found one.
    public Optional<String> torn() {
        return Optional.ofNullable(torn);
    }

    @Override
    public synchronized void append(Entry entry) throws IOException {
        byte[] bytes = (Line.write(last, entry) + "\n").getBytes(StandardCharsets.UTF_8);
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
            file.getFD().sync();
        } catch (IOException failed) {
            cutBack(failed);
            throw failed;
        }
        unsure = false;
        length += bytes.length;
        last = hashOf(bytes);
    }

    // What was not recorded must not be read back as if it had been.
    private void cutBack(IOException failed) {
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
    public synchronized List<Entry> entries() throws IOException {
        return Chain.of(bytes(file, path)).entries();
    }

    /// Checks every line; names the first broken one.
    public synchronized Verification verify() throws IOException {
        return Chain.of(bytes(file, path)).verification();
    }

    /// Checks a journal file without opening it for writing, such as an exported or foreign one. A torn last line
    /// is no fault.
    public static Verification verify(Path path) throws IOException {
        return Chain.of(Files.readAllBytes(path)).verification();
    }

    private static byte[] bytes(RandomAccessFile file, Path path) throws IOException {
        long size = file.length();
        if (size > Integer.MAX_VALUE - 8) {
            throw new IOException("journal " + path + " is larger than 2 GB: move it away, a new one is begun");
        }
        byte[] bytes = new byte[(int) size];
        file.seek(0);
        file.readFully(bytes);
        return bytes;
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
