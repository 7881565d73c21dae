package io.watchfloor.app.bench;

import io.watchfloor.journal.Anchor;
import io.watchfloor.journal.Anchoring;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.FileJournal;
import io.watchfloor.journal.Inspection;
import io.watchfloor.journal.JournalFolder;
import io.watchfloor.journal.Verification;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A journal of a hundred thousand records: what an append costs, how fast it is verified, and whether a flipped bit
/// and a cut tail are found.
final class JournalBench {
    private static final int RECORDS = 100_000;
    /// So many of them are appended where they are measured; the rest are laid down in memory first, because each is
    /// forced to disk.
    private static final int MEASURED = 5_000;
    private static final int FLIPS_PER_SEED = 10;
    private static final int TRIES = 5;
    private static final Path MEMORY = Path.of("/dev/shm");

    private final long seeds;
    private final Consumer<Figure> figures;
    private final Instant now = Clock.systemUTC().instant();

    JournalBench(long seeds, Consumer<Figure> figures) {
        this.seeds = seeds;
        this.figures = figures;
    }

    void run() throws IOException {
        Path folder = Files.createTempDirectory("watchfloor-bench");
        try {
            lay(folder);
            append(folder);
            Path file = folder.resolve("journal.jsonl");
            verify(file);
            flip(file);
            cut(file);
        } finally {
            remove(folder);
        }
    }

    private void lay(Path folder) throws IOException {
        Path fast = Files.isWritable(MEMORY) ? Files.createTempDirectory(MEMORY, "watchfloor-bench") : folder;
        try (FileJournal journal = new JournalFolder(fast).open("bench@here", now)) {
            for (long number = journal.lines(); number < RECORDS - MEASURED; number++) {
                journal.append(entry(number));
            }
        }
        if (!fast.equals(folder)) {
            Files.copy(
                    fast.resolve("journal.jsonl"),
                    folder.resolve("journal.jsonl"),
                    StandardCopyOption.REPLACE_EXISTING);
            remove(fast);
        }
    }

    /// As long as what the desk writes when it begins to act.
    private Entry entry(long number) {
        return new Entry(
                now.plusMillis(number),
                "m-00000000-0000-0000-0000-%012d".formatted(number / 6),
                "intent",
                "system:serviceaccount:watchfloor:operator",
                Map.of(
                        "title", "Pause payment reconciliation of Norda",
                        "text", "suspends CronJob norda/payment-reconciliation; frees 14 sessions, 6 of them checkouts",
                        "cronjob.uid", "6f0e9b5e-3f0a-4f6a-9a64-1f1d7f1c5b" + number % 100,
                        "until", now.plusSeconds(900).toString(),
                        "operator", "operator",
                        "policy", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"));
    }

    private void append(Path folder) throws IOException {
        double[] writing = new double[MEASURED];
        double[] forcing = new double[MEASURED];
        try (FileJournal journal = new JournalFolder(folder).open("bench@here", now)) {
            for (int index = 0; index < MEASURED; index++) {
                journal.append(entry(journal.lines()));
                writing[index] = millis(journal.cost().writing());
                forcing[index] = millis(journal.cost().forcing());
            }
        }
        figures.accept(new Figure("append, p95, without the wait for the disk", p95(writing), "ms", 1));
        figures.accept(new Figure("append, p95, the wait for the disk alone", p95(forcing), "ms", 100));
    }

    private void verify(Path file) throws IOException {
        double[] took = new double[TRIES];
        for (int index = 0; index < TRIES; index++) {
            long began = System.nanoTime();
            Verification verification = FileJournal.verify(file);
            took[index] = (System.nanoTime() - began) / 1e9;
            if (!verification.equals(new Verification.Intact(RECORDS))) {
                throw new IOException("the journal does not verify: " + verification);
            }
        }
        // The first of a fresh process is the one an auditor waits for.
        figures.accept(new Figure("verify 100,000 records, the first time", took[0], "s", 1));
        Arrays.sort(took);
        figures.accept(new Figure("verify 100,000 records, median of 5", took[TRIES / 2], "s", 1));
    }

    private void flip(Path file) throws IOException {
        int missed = 0;
        for (long seed = 0; seed < seeds; seed++) {
            Random random = new Random(seed);
            for (int flip = 0; flip < FLIPS_PER_SEED; flip++) {
                missed += found(file, random) ? 0 : 1;
            }
        }
        figures.accept(new Figure(
                "flipped bits not found, or with another line, of " + seeds * FLIPS_PER_SEED, missed, "bits", 0));
    }

    /// Flips one bit of the file, asks, and flips it back. The line that holds it must be named; a line feed's own
    /// line is the one it ended.
    private static boolean found(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long place = random.nextLong(bytes.length() - 1);
            int bit = 1 << random.nextInt(8);
            bytes.seek(place);
            int before = bytes.read();
            bytes.seek(place);
            bytes.write(before ^ bit);
            Verification verification = FileJournal.verify(file);
            bytes.seek(place);
            bytes.write(before);
            return verification instanceof Verification.Broken broken
                    && broken.offset() <= place
                    && place - broken.offset() < 4096
                    && lineAt(bytes, place) == broken.offset();
        }
    }

    private static long lineAt(RandomAccessFile bytes, long place) throws IOException {
        long at = place - 1;
        while (at >= 0) {
            bytes.seek(at);
            if (bytes.read() == '\n') {
                return at + 1;
            }
            at--;
        }
        return 0;
    }

    private void cut(Path file) throws IOException {
        Anchor head = Inspection.of(file, List.of()).head().orElseThrow();
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        boolean noticed =
                Inspection.of(file, List.of(head)).anchorings().stream().anyMatch(Anchoring.Mismatch.class::isInstance);
        figures.accept(new Figure("cut tails that an anchor does not notice", noticed ? 0 : 1, "tails", 0));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double p95(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
