package io.watchfloor.collectors;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Turns a growing counter into an amount per second between two visits. A counter that fell has been reset: no
/// value.
public final class Rate {
    private double last;
    private @Nullable Instant lastAt;

    /// The rate since the last call, absent at the first one and after a reset.
    public OptionalDouble perSecond(double counter, Instant at) {
        Instant before = lastAt;
        double grown = counter - last;
        last = counter;
        lastAt = at;
        if (before == null || grown < 0) {
            return OptionalDouble.empty();
        }
        double seconds = Duration.between(before, at).toNanos() / 1e9;
        return seconds <= 0 ? OptionalDouble.empty() : OptionalDouble.of(grown / seconds);
    }
}
