package io.watchfloor.signals;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a source is doing.
///
/// @param lastRead the last answer, absent before the first
/// @param problem  why the last visit failed, absent while it answers
public record SourceHealth(
        Source source, @Nullable Instant lastRead, @Nullable String problem, Reading.Cost cost) {
    /// Whether its last answer is at most two intervals and a tick old.
    public boolean fresh(Instant now, Duration tick) {
        return lastRead != null
                && Duration.between(lastRead, now)
                                .compareTo(source.interval().multipliedBy(2).plus(tick))
                        <= 0;
    }
}
