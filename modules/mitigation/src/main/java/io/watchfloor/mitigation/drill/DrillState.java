package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.DrillResult.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A drill at one moment. Immutable.
///
/// @param checks what was answered before it, in the order in which it was asked
public record DrillState(Occasion occasion, List<DrillCheck> checks, Phase phase, Progress progress) {
    public DrillState {
        checks = List.copyOf(checks);
    }

    /// Where it stands.
    public sealed interface Phase {
        /// Checked; may be started where `go`.
        record Checked(boolean go) implements Phase {}

        /// At work.
        ///
        /// @param step what is waited for
        /// @param text what is done about it right now
        record Running(DrillStep step, String text) implements Phase {}

        /// Over.
        record Ended(DrillResult result) implements Phase {}
    }

    /// What was measured so far.
    ///
    /// @param began when the probe began by the console's clock, absent before
    /// @param acted when the act began, on the probe's clock; absent before
    /// @param steps when each was reached, on the probe's clock
    public record Progress(
            @Nullable Instant began, @Nullable Duration acted, Map<DrillStep, Duration> steps, Counted counted) {
        /// Before it began.
        public static final Progress NONE = new Progress(null, null, Map.of(), new Counted(Tally.NONE, null, null));

        public Progress {
            Map<DrillStep, Duration> copy = new EnumMap<>(DrillStep.class);
            copy.putAll(steps);
            steps = java.util.Collections.unmodifiableMap(copy);
        }
    }

    /// Writes so far.
    public record Counted(
            Tally tally, @Nullable Outage outage, @Nullable Census census) {}

    DrillState at(Phase next) {
        return new DrillState(occasion, checks, next, progress);
    }

    DrillState with(Progress next) {
        return new DrillState(occasion, checks, phase, next);
    }

    /// Whether it is at work.
    public boolean running() {
        return phase instanceof Phase.Running;
    }
}
