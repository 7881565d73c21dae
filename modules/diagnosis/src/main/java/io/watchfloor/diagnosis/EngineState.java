package io.watchfloor.diagnosis;

import io.watchfloor.diagnosis.baselines.Steady;
import io.watchfloor.diagnosis.findings.LockMemory;
import io.watchfloor.diagnosis.locks.Attribution.Known;
import io.watchfloor.diagnosis.workflows.Memory;
import io.watchfloor.signals.Layer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that the engine remembers from one tick to the next. Immutable; bounded by the estate, not by time.
public final class EngineState {
    /// What is remembered of workflows, layers, locks, limits and sessions.
    record Memories(
            Map<String, Memory> workflows,
            Map<Layer, Steady> layers,
            LockMemory locks,
            Map<String, Steady> limits,
            Map<String, Known> who) {
        static final Memories NONE = new Memories(Map.of(), Map.of(), LockMemory.NONE, Map.of(), Map.of());

        Memories {
            workflows = Map.copyOf(workflows);
            layers = Map.copyOf(layers);
            limits = Map.copyOf(limits);
            who = Map.copyOf(who);
        }

        /// What does not depend on the time of day.
        Memories timeless() {
            Map<String, Memory> usual = new HashMap<>();
            workflows.forEach((key, memory) -> usual.put(key, memory.timeless()));
            return new Memories(usual, Map.of(), LockMemory.NONE, Map.of(), who);
        }
    }

    private static final EngineState INITIAL = new EngineState(null, false, Memories.NONE);

    final @Nullable Instant last;
    final boolean finding;
    final Memories memories;

    EngineState(@Nullable Instant last, boolean finding, Memories memories) {
        this.last = last;
        this.finding = finding;
        this.memories = memories;
    }

    /// Before the first snapshot: nothing is usual yet.
    public static EngineState initial() {
        return INITIAL;
    }
}
