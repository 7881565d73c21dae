package io.watchfloor.controls.chart;

import java.time.Duration;
import java.time.Instant;

/// A stretch of time, never empty: from its beginning up to its end.
public record TimeRange(Instant from, Instant to) {
    public TimeRange {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a range from " + from + " to " + to + " is empty");
        }
    }

    /// Between two instants in either order, at least as long as `least`.
    public static TimeRange between(Instant one, Instant other, Duration least) {
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        return new TimeRange(from, to.isBefore(from.plus(least)) ? from.plus(least) : to);
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean holds(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    /// The same length, later by this much or earlier when negative.
    public TimeRange shifted(Duration by) {
        return new TimeRange(from.plus(by), to.plus(by));
    }

    /// Shifted, and cut where it is longer, so that it lies within the whole.
    public TimeRange within(TimeRange whole) {
        if (length().compareTo(whole.length()) >= 0) {
            return whole;
        }
        if (from.isBefore(whole.from)) {
            return shifted(Duration.between(from, whole.from));
        }
        return to.isAfter(whole.to) ? shifted(Duration.between(to, whole.to)) : this;
    }

    /// Longer (above 1) or shorter by a factor, with `around` staying where it is in relation to both ends.
    public TimeRange scaled(double factor, Instant around) {
        double before = Duration.between(from, around).toMillis() * factor;
        double after = Duration.between(around, to).toMillis() * factor;
        Instant start = around.minusMillis(Math.round(before));
        Instant end = around.plusMillis(Math.round(after));
        return start.isBefore(end) ? new TimeRange(start, end) : this;
    }
}
