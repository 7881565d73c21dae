package io.watchfloor.presentation.floor;

import io.watchfloor.signals.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What one tile showed in the last half hour, so that it can be drawn. Bounded in time and number.
final class History {
    static final int BINS = 60;
    static final Duration KEPT = Duration.ofMinutes(30);
    private static final int MOST = 4_000;

    /// One tick of one tile; a measure that is not known is `NaN`.
    record Point(Instant at, State state, double latency, double throughput) {}

    /// What one bin held.
    record Bin(@Nullable State worst, double latency, double throughput) {
        static final Bin EMPTY = new Bin(null, Double.NaN, Double.NaN);
    }

    private final Deque<Point> points = new ArrayDeque<>();

    void add(Point point) {
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
        long width = span.toMillis() / BINS;
        Instant start = end.minus(span);
        List<List<Point>> parts = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            parts.add(new ArrayList<>());
        }
        for (Point point : points) {
            long since = Duration.between(start, point.at()).toMillis();
            if (since > 0) {
                parts.get((int) Math.min(BINS - 1, (since - 1) / width)).add(point);
            }
        }
        return parts.stream().map(History::bin).toList();
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

    private static Bin bin(List<Point> part) {
        if (part.isEmpty()) {
            return Bin.EMPTY;
        }
        State worst = part.stream().map(Point::state).reduce(State::worse).orElseThrow();
        return new Bin(worst, mean(part, Point::latency), mean(part, Point::throughput));
    }

    private static double mean(List<Point> part, ToDoubleFunction<Point> measure) {
        return part.stream()
                .mapToDouble(measure)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
