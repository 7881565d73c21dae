package io.watchfloor.collectors;

import java.time.Duration;
import java.time.Instant;

/// When the next visit is due. Missed ticks are left out; a clock that is set anew only shifts the ticks.
final class Pace {
    private Pace() {}

    /// The first tick after `now` on the raster of `due`, or a whole interval from now when the clock has jumped.
    static Instant next(Instant due, Instant now, Duration interval) {
        Duration late = Duration.between(due, now);
        if (late.isNegative() || late.compareTo(interval.multipliedBy(60)) > 0) {
            return now.plus(interval);
        }
        return due.plus(interval.multipliedBy(late.dividedBy(interval) + 1));
    }

    /// The time until `due`, never more than an interval.
    static Duration until(Instant due, Instant now, Duration interval) {
        Duration left = Duration.between(now, due);
        return left.compareTo(interval) > 0 ? interval : left;
    }
}
