package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.Tops.Root;
import io.watchfloor.diagnosis.activity.Tops.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Some minutes of samples of one server, packed: what sessions have in common is kept once, and a sample is a row of
/// small numbers that point to it. For one thread until it is copied.
final class Chunk {
    private static final int FIRST_BYTES = 4 * 1024;
    private static final int FIRST_SAMPLES = 64;
    /// What an entry of the dictionary, and a statement beside its text, take in memory.
    private static final int BYTES_OF_ENTRY = 48;
    private static final int BYTES_OF_STATEMENT = 120;

    /// Takes the parts of one sample: those alike in the session's way, and those blocked under a root.
    interface Reader {
        /// A sample that stands for the time from `since` to `at`.
        boolean begins(long sinceMillis, long atMillis);

        void sessions(int combination, int count);

        void blocked(int root, int count);
    }

    private final Map<Combination, Integer> combinationIds = new HashMap<>();
    private final Map<Root, Integer> rootIds = new HashMap<>();
    private final Map<Statement, Statement> statements = new HashMap<>();
    private final List<Combination> combinations;
    private final List<Root> roots;
    private long[] ends = new long[FIRST_SAMPLES];
    private int[] lengths = new int[FIRST_SAMPLES];
    private int samples;
    private byte[] packed = new byte[FIRST_BYTES];
    private int used;
    private long textBytes;

    Chunk() {
        this.combinations = new ArrayList<>();
        this.roots = new ArrayList<>();
    }

    private Chunk(Chunk other) {
        this.combinations = List.copyOf(other.combinations);
        this.roots = List.copyOf(other.roots);
        this.ends = Arrays.copyOf(other.ends, other.samples);
        this.lengths = Arrays.copyOf(other.lengths, other.samples);
        this.samples = other.samples;
        this.packed = Arrays.copyOf(other.packed, other.used);
        this.used = other.used;
        this.textBytes = other.textBytes;
    }

    /// What it holds now, to be read by any thread.
    Chunk copy() {
        return new Chunk(this);
    }

    void add(Instant at, Duration covers, Map<Combination, Integer> sessions, Map<Root, Integer> blocked) {
        if (samples == ends.length) {
            ends = Arrays.copyOf(ends, samples * 2);
            lengths = Arrays.copyOf(lengths, samples * 2);
        }
        ends[samples] = at.toEpochMilli();
        lengths[samples] = Math.toIntExact(covers.toMillis());
        samples++;
        put(sessions.size());
        sessions.forEach((combination, count) -> {
            put(id(combination));
            put(count);
        });
        put(blocked.size());
        blocked.forEach((root, count) -> {
            put(rootIds.computeIfAbsent(root, key -> {
                roots.add(key);
                return roots.size() - 1;
            }));
            put(count);
        });
    }

    private int id(Combination combination) {
        Integer known = combinationIds.get(combination);
        if (known == null) {
            known = combinations.size();
            Combination kept = withSharedText(combination);
            combinations.add(kept);
            combinationIds.put(kept, known);
        }
        return known;
    }

    /// Each sample brings texts of its own, alike as they are: one of them is kept.
    private Combination withSharedText(Combination combination) {
        Statement statement = combination.statement();
        if (statement == null) {
            return combination;
        }
        Statement before = statements.putIfAbsent(statement, statement);
        if (before == null) {
            textBytes += BYTES_OF_STATEMENT + statement.text().length();
            return combination;
        }
        return new Combination(
                combination.waitClass(), combination.event(), combination.tenant(), combination.workflow(), before);
    }

    /// Seven bits a byte, the last one without the high bit.
    private void put(int value) {
        if (used + 5 > packed.length) {
            packed = Arrays.copyOf(packed, packed.length * 2);
        }
        int rest = value;
        while (rest > 0x7f) {
            packed[used++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        packed[used++] = (byte) rest;
    }

    /// Hands over all samples in order; the parts of one whose beginning is declined are passed over.
    void read(Reader reader) {
        Cursor cursor = new Cursor(packed);
        for (int sample = 0; sample < samples; sample++) {
            boolean wanted = reader.begins(ends[sample] - lengths[sample], ends[sample]);
            for (int left = cursor.next(); left > 0; left--) {
                int combination = cursor.next();
                int count = cursor.next();
                if (wanted) {
                    reader.sessions(combination, count);
                }
            }
            for (int left = cursor.next(); left > 0; left--) {
                int root = cursor.next();
                int count = cursor.next();
                if (wanted) {
                    reader.blocked(root, count);
                }
            }
        }
    }

    private static final class Cursor {
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        int next() {
            int value = 0;
            int shift = 0;
            byte read = bytes[at++];
            while (read < 0) {
                value |= (read & 0x7f) << shift;
                shift += 7;
                read = bytes[at++];
            }
            return value | (read << shift);
        }
    }

    List<Combination> combinations() {
        return combinations;
    }

    List<Root> roots() {
        return roots;
    }

    int distinct() {
        return combinations.size();
    }

    boolean isEmpty() {
        return samples == 0;
    }

    long firstMillis() {
        return samples == 0 ? Long.MAX_VALUE : ends[0] - lengths[0];
    }

    long lastMillis() {
        return samples == 0 ? Long.MIN_VALUE : ends[samples - 1];
    }

    /// About how much memory it takes.
    long bytes() {
        return packed.length
                + 12L * ends.length
                + textBytes
                + (long) BYTES_OF_ENTRY * (combinations.size() + roots.size());
    }
}
