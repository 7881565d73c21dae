package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.baselines.Baseline;
import io.watchfloor.diagnosis.baselines.Steady;
import io.watchfloor.signals.State;
import java.time.Instant;
import java.util.List;

/// What is remembered of one tenant's share of one workflow.
///
/// @param recent waiting work of the last three ticks, so that one peak is not taken for a queue
public record Memory(Steady steady, Usuals usuals, Change change, List<Double> recent) {
    public Memory {
        recent = List.copyOf(recent);
    }

    /// What was usual while nothing was wrong.
    public record Usuals(Baseline latency, Baseline waiting) {
        static final Usuals NONE = new Usuals(Baseline.EMPTY, Baseline.EMPTY);
    }

    /// Nothing remembered; it looks like this now.
    static Memory first(State seen, Instant at) {
        return new Memory(Steady.first(seen, at), Usuals.NONE, Change.NONE, List.of());
    }

    /// With what is usual, without anything that happened at a time: after the clock was set.
    public Memory timeless() {
        return new Memory(Steady.first(steady.state(), steady.since()), usuals, Change.NONE, List.of());
    }
}
