package io.watchfloor.signals;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One value of one series.
///
/// @param at       the console's clock at receipt
/// @param interval how often a new value is expected
/// @param source   the [Source]'s name
/// @param measured the source's own time, where it gives one
public record Sample(
        SignalKey key,
        double value,
        Unit unit,
        Instant at,
        Duration interval,
        String source,
        @Nullable Instant measured) {
    public Sample {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(key + " is not finite: leave a missing value out");
        }
    }

    /// How long ago this was received.
    public Duration age(Instant now) {
        return Duration.between(at, now);
    }

    /// Age at most two intervals and a tick.
    public boolean fresh(Instant now, Duration tick) {
        return age(now).compareTo(interval.multipliedBy(2).plus(tick)) <= 0;
    }
}
