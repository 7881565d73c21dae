package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.WorkflowStatus.Figures;
import io.watchfloor.diagnosis.freshness.Measured;
import io.watchfloor.signals.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How something looks at one tick, before hysteresis.
record Seen(State state, @Nullable Duration age, @Nullable String reason, Figures figures) {
    static final Figures NOTHING = new Figures(null, null, null, null);

    /// A thing whose values are not to be had, or too old.
    static Seen without(Measured measured, String reason, Figures last) {
        State state = measured.quality() == Measured.Quality.STALE ? State.STALE : State.UNKNOWN;
        return new Seen(state, measured.age(), reason, state == State.STALE ? last : NOTHING);
    }

    /// The same where the locks of its server are not in sight: then nothing is called healthy or idle.
    Seen behind(Measured server, String name) {
        return switch (state) {
            case DOWN, DEGRADED, UNKNOWN, STALE, MAINTENANCE -> this;
            case IDLE, HEALTHY ->
                server.quality() == Measured.Quality.FRESH
                        ? this
                        : without(server, "what waits on " + name + " is not known: " + server.reason(), figures);
        };
    }
}
