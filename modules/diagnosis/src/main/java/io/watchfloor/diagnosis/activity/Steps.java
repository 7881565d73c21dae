package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.Series.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Puts samples into even steps, each sample weighted by the part of a step that it stands for.
final class Steps {
    private static final List<WaitClass> CLASSES = List.of(WaitClass.values());
    /// More is a mistake of the caller, and would take all memory.
    private static final int MOST = 20_000;

    private final Instant from;
    private final Duration step;
    private final long first;
    private final long length;
    private final double[][] sums;
    private final double[] covered;
    private final int[] blocked;
    private @Nullable Instant last;

    Steps(Instant from, Instant to, Duration step) {
        this.from = from;
        this.step = step;
        this.first = from.toEpochMilli();
        this.length = step.toMillis();
        if (length <= 0) {
            throw new IllegalArgumentException("a step is at least a millisecond long");
        }
        int steps = Math.clamp(Math.ceilDiv(to.toEpochMilli() - first, length), 0, MOST);
        this.sums = new double[steps][CLASSES.size()];
        this.covered = new double[steps];
        this.blocked = new int[steps];
    }

    Steps read(List<Chunk> chunks, @Nullable Instant newest) {
        last = newest;
        chunks.forEach(this::read);
        return this;
    }

    private void read(Chunk chunk) {
        int[] classes = chunk.combinations().stream()
                .mapToInt(each -> CLASSES.indexOf(each.waitClass()))
                .toArray();
        double[] counts = new double[CLASSES.size()];
        long[] sample = {0, 0};
        int[] waiting = {0};
        chunk.read(new Chunk.Reader() {
            @Override
            public boolean begins(long since, long at) {
                spread(sample[0], sample[1], counts, waiting);
                sample[0] = since;
                sample[1] = at;
                return at > first && since < first + length * sums.length;
            }

            @Override
            public void sessions(int combination, int count) {
                counts[classes[combination]] += count;
            }

            @Override
            public void blocked(int root, int count) {
                waiting[0] += count;
            }
        });
        spread(sample[0], sample[1], counts, waiting);
    }

    private void spread(long since, long at, double[] counts, int[] waiting) {
        int begin = Math.clamp(Math.floorDiv(since - first, length), 0, sums.length);
        for (int place = begin; place < sums.length && first + place * length < at; place++) {
            long start = first + place * length;
            double overlap = Math.min(at, start + length) - Math.max(since, start);
            if (overlap > 0) {
                covered[place] += overlap;
                blocked[place] = Math.max(blocked[place], waiting[0]);
                for (int each = 0; each < counts.length; each++) {
                    sums[place][each] += overlap * counts[each];
                }
            }
        }
        Arrays.fill(counts, 0);
        waiting[0] = 0;
    }

    Series series(OptionalInt cores) {
        List<Step> steps = new ArrayList<>(sums.length);
        for (int place = 0; place < sums.length; place++) {
            steps.add(step(place));
        }
        return new Series(from, step, steps, cores);
    }

    private Step step(int place) {
        // The step in which the newest sample lies has only begun.
        Instant newest = last;
        double due = newest == null ? length : Math.clamp(newest.toEpochMilli() - (first + place * length), 1, length);
        double seen = covered[place];
        if (seen <= 0 || seen * 2 < due) {
            return Step.GAP;
        }
        Map<WaitClass, Double> counts = new EnumMap<>(WaitClass.class);
        for (int each = 0; each < CLASSES.size(); each++) {
            if (sums[place][each] > 0) {
                counts.put(CLASSES.get(each), sums[place][each] / seen);
            }
        }
        return new Step(true, counts, blocked[place]);
    }
}
