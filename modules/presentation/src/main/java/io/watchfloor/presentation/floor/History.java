package io.watchfloor.presentation.floor;

import io.watchfloor.signals.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one tile showed in the last half hour, so that it can be drawn. Bounded in time and number.
final class History {
    static final int BINS = 60;
    static final Duration KEPT = Duration.ofMinutes(30);
    private static final int MOST = 4_000;
    /// A tick that comes late leaves no gap: what was so holds until the next, for two ticks missed at most.
    private static final Duration HOLDS = Duration.ofSeconds(3);

    /// One tick of one tile; a measure that is not known is `NaN`.
    record Point(Instant at, State state, double latency, double throughput) {}

    /// What one bin held.
    record Bin(@Nullable State worst, double latency, double throughput) {
        static final Bin EMPTY = new Bin(null, Double.NaN, Double.NaN);
    }

    /// Which bins were asked for.
    private record Cut(Instant end, Duration span) {}

    private final Deque<Point> points = new ArrayDeque<>();
    private @Nullable Cut cut;
    private List<Bin> bins = List.of();

    void add(Point point) {
        cut = null;
        Point last = points.peekLast();
        if (last != null && !point.at().isAfter(last.at())) {
            if (point.at().equals(last.at())) {
                return;
            }
            // Time went back: a replay was scrubbed. What was drawn is no longer the past.
            points.clear();
        }
        points.addLast(point);
        Instant oldest = point.at().minus(KEPT);
        while (points.size() > MOST || points.getFirst().at().isBefore(oldest)) {
            points.removeFirst();
        }
    }

    /// The bins of the span that ends at `end`, oldest first.
    List<Bin> bins(Instant end, Duration span) {
        Cut wanted = new Cut(end, span);
        if (!wanted.equals(cut)) {
            bins = cut(wanted);
            cut = wanted;
        }
        return bins;
    }

    private List<Bin> cut(Cut wanted) {
        long width = wanted.span().toMillis() / BINS;
        long start = wanted.end().minus(wanted.span()).toEpochMilli();
        Sum[] sums = new Sum[BINS];
        Point last = null;
        int lastIndex = BINS;
        for (Point point : points) {
            long since = point.at().toEpochMilli() - start;
            if (since > 0) {
                int index = (int) Math.min(BINS - 1, (since - 1) / width);
                if (last != null && Duration.between(last.at(), point.at()).compareTo(HOLDS) <= 0) {
                    for (int between = lastIndex + 1; between < index; between++) {
                        into(sums, between, last);
                    }
                }
                into(sums, index, point);
                last = point;
                lastIndex = index;
            }
        }
        return Arrays.stream(sums)
                .map(sum -> sum == null ? Bin.EMPTY : sum.bin())
                .toList();
    }

    private static void into(Sum[] sums, int index, Point point) {
        if (sums[index] == null) {
            sums[index] = new Sum();
        }
        sums[index].add(point);
    }

    /// Since when nothing was completed, up to now; absent while something is, or nothing is known.
    @Nullable
    Instant nothingDoneSince() {
        Instant since = null;
        for (Point point : points.reversed()) {
            if (point.throughput() != 0) {
                break;
            }
            since = point.at();
        }
        return since;
    }

    /// What one bin gathers.
    private static final class Sum {
        private State worst = State.HEALTHY;
        private double latency;
        private int latencies;
        private double throughput;
        private int throughputs;

        void add(Point point) {
            worst = worst.worse(point.state());
            if (Double.isFinite(point.latency())) {
                latency += point.latency();
                latencies++;
            }
            if (Double.isFinite(point.throughput())) {
                throughput += point.throughput();
                throughputs++;
            }
        }

        Bin bin() {
            return new Bin(
                    worst,
                    latencies == 0 ? Double.NaN : latency / latencies,
                    throughputs == 0 ? Double.NaN : throughput / throughputs);
        }
    }
}
