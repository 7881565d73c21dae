package io.watchfloor.diagnosis.layers;

import io.watchfloor.diagnosis.LayerStatus.Figure;
import io.watchfloor.diagnosis.freshness.Measured;
import io.watchfloor.diagnosis.freshness.Measured.Quality;
import io.watchfloor.signals.State;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a layer looks at one tick, before hysteresis.
record Looks(
        State state,
        @Nullable Duration age,
        @Nullable String reason,
        @Nullable Figure figure,
        List<String> lines) {
    Looks {
        lines = List.copyOf(lines);
    }

    static Looks known(boolean bad, @Nullable Duration age, Figure figure, List<String> lines) {
        return new Looks(bad ? State.DEGRADED : State.HEALTHY, age, null, figure, lines);
    }

    static Looks without(Measured measured, String reason) {
        State state = measured.quality() == Quality.STALE ? State.STALE : State.UNKNOWN;
        return new Looks(state, measured.age(), reason, null, List.of());
    }

    static Looks unknown(String reason) {
        return new Looks(State.UNKNOWN, null, reason, null, List.of());
    }
}
