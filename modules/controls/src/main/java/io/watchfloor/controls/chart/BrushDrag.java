package io.watchfloor.controls.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One drag over a chart from its press on: a new range, an edge of the present one, or all of it.
record BrushDrag(Grip grip, Instant pressed, @Nullable TimeRange before) {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final double REACH = 6;

    enum Grip {
        NEW,
        FROM,
        TO,
        ALL
    }

    /// What a press takes hold of: an edge within a few pixels, else the range itself, else nothing yet.
    static BrushDrag begin(double x, TimeScale scale, Optional<TimeRange> present) {
        Instant at = scale.at(x);
        TimeRange range = present.orElse(null);
        return new BrushDrag(range == null ? Grip.NEW : grip(x, scale, range), at, range);
    }

    static Grip grip(double x, TimeScale scale, TimeRange range) {
        double from = Math.abs(x - scale.x(range.from()));
        double to = Math.abs(x - scale.x(range.to()));
        if (Math.min(from, to) <= REACH) {
            return from < to ? Grip.FROM : Grip.TO;
        }
        return range.holds(scale.at(x)) ? Grip.ALL : Grip.NEW;
    }

    /// The range once the pointer has come to this instant; whole seconds, since samples are.
    TimeRange to(Instant at, TimeRange whole) {
        TimeRange range = before;
        if (range == null || grip == Grip.NEW) {
            return rounded(TimeRange.between(pressed, at, LEAST), whole);
        }
        return switch (grip) {
            case FROM -> rounded(TimeRange.between(at, range.to(), LEAST), whole);
            case TO -> rounded(TimeRange.between(range.from(), at, LEAST), whole);
            case ALL, NEW ->
                range.shifted(Duration.ofSeconds(Duration.between(pressed, at).toSeconds()))
                        .within(whole);
        };
    }

    private static TimeRange rounded(TimeRange range, TimeRange whole) {
        Instant from = Instant.ofEpochSecond(range.from().getEpochSecond());
        Instant to = Instant.ofEpochSecond(range.to().plusMillis(999).getEpochSecond());
        return TimeRange.between(from, to, LEAST).within(whole);
    }
}
