package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.baselines.Baseline;
import io.watchfloor.diagnosis.baselines.Steady;
import io.watchfloor.signals.State;
import java.time.Instant;

/// What is remembered of one tenant's share of one workflow.
///
/// @param past waiting work and completions that counted
public record Memory(Steady steady, Usuals usuals, Change change, Past past) {
    /// Waiting work of the last ticks, and completions that speak for trouble.
    record Past(Queue queue, Counted counted) {
        static final Past NONE = new Past(Queue.NONE, Counted.NONE);
    }

    /// What was usual while nothing was wrong.
    public record Usuals(Baseline latency, Baseline waiting) {
        static final Usuals NONE = new Usuals(Baseline.EMPTY, Baseline.EMPTY);
    }

    /// Nothing remembered; it looks like this now.
    static Memory first(State seen, Instant at) {
        return new Memory(Steady.first(seen, at), Usuals.NONE, Change.NONE, Past.NONE);
    }

    /// With what is usual, without anything that happened at a time: after the clock was set.
    public Memory timeless() {
        return new Memory(Steady.first(steady.state(), steady.since()), usuals, Change.NONE, Past.NONE);
    }
}
