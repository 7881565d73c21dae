package io.watchfloor.diagnosis.workflows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Work that waits in one share, as far as it is to be remembered.
///
/// @param recent of the last ticks, so that one peak is not taken for a queue
/// @param usual  when it last was no longer than usual, else when it was first seen; absent before
record Queue(List<Double> recent, @Nullable Instant usual) {
    static final Queue NONE = new Queue(List.of(), null);

    private static final int TICKS_BEFORE = 2;

    Queue {
        recent = List.copyOf(recent);
    }

    /// The least that has waited at every one of the last ticks and `now`.
    double lasting(double now) {
        return recent.isEmpty() ? now : Math.min(now, Collections.min(recent));
    }

    /// How long it has been longer than usual; as far as was watched.
    Duration grown(Instant now) {
        return usual == null || usual.isAfter(now) ? Duration.ZERO : Duration.between(usual, now);
    }

    /// One tick on.
    ///
    /// @param waiting absent where it is not known
    Queue next(@Nullable Double waiting, boolean isUsual, Instant now) {
        if (waiting == null) {
            return NONE;
        }
        List<Double> last = new ArrayList<>(recent);
        last.add(waiting);
        return new Queue(
                last.subList(Math.max(0, last.size() - TICKS_BEFORE), last.size()),
                isUsual || usual == null ? now : usual);
    }
}
