package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.DrillLimits.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a drill has shown.
public record DrillResult(Occasion occasion, Verdict verdict, String text, Measured measured) {
    /// The same with its end, where that was not known yet.
    DrillResult endedAt(Instant at) {
        Timing timing = occasion.timing();
        if (timing.ended() != null) {
            return this;
        }
        Occasion over = new Occasion(
                occasion.id(),
                occasion.kind(),
                occasion.server(),
                occasion.leader(),
                new Timing(timing.prepared(), at, timing.operator()));
        return new DrillResult(over, verdict, text, measured);
    }

    /// Which drill it was.
    ///
    /// @param leader who led when it was prepared; empty where nobody did
    public record Occasion(String id, DrillKind kind, String server, String leader, Timing timing) {}

    /// When it was prepared and by whom it was begun; absent while it was not.
    public record Timing(Instant prepared, @Nullable Instant ended, String operator) {}

    /// What was measured.
    ///
    /// @param outage absent where no write was acknowledged again, or it never began
    /// @param census absent where nothing could be counted: then RPO is not proven
    public record Measured(
            @Nullable Duration outage,
            Tally tally,
            @Nullable Census census,
            Targets targets,
            Map<DrillStep, Duration> steps) {
        public Measured {
            Map<DrillStep, Duration> copy = new EnumMap<>(DrillStep.class);
            copy.putAll(steps);
            steps = java.util.Collections.unmodifiableMap(copy);
        }
    }

    /// How it ended.
    public enum Verdict {
        /// Both targets were met, and that was counted.
        MET,
        /// Measured, and a target was missed.
        MISSED,
        /// It came to its end, but what was lost could not be counted.
        NOT_PROVEN,
        /// It was ended before its end, by hand or by itself.
        ABORTED,
        /// It was not begun.
        NO_GO
    }
}
