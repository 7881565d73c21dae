package io.watchfloor.executors.probe;

import io.watchfloor.mitigation.drill.Topology.Control;

/// What manages the nodes of a server.
interface Leading extends AutoCloseable {
    /// How its control plane stands now. What does not answer is part of the answer.
    Control control();

    @Override
    void close();
}
