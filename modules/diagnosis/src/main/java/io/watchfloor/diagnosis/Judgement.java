package io.watchfloor.diagnosis;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.signals.SourceHealth;
import java.time.Instant;
import java.util.List;

/// What the engine concludes from one snapshot: the whole content of a floor.
public record Judgement(Instant at, Verdict verdict, Board board, List<WaitTree> waitTrees, Watching watching) {
    public Judgement {
        waitTrees = List.copyOf(waitTrees);
    }

    /// The state of everything that has a tile, in the estate's order.
    public record Board(List<WorkflowStatus> workflows, List<LayerStatus> layers) {
        public Board {
            workflows = List.copyOf(workflows);
            layers = List.copyOf(layers);
        }
    }

    /// How the watching itself goes: the sources, and what they cost in the last second.
    ///
    /// @param databaseMillis CPU milliseconds a second of the watcher's own backends, negative when not measured
    /// @param connections    database connections held
    public record Watching(List<SourceHealth> sources, double databaseMillis, int connections) {
        public Watching {
            sources = List.copyOf(sources);
        }
    }
}
