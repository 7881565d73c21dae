package io.watchfloor.executors.probe;

import io.watchfloor.mitigation.drill.Topology.Control;

/// Nothing is known to manage the nodes.
record Unmanaged() implements Leading {
    @Override
    public Control control() {
        return new Control("no cluster manager is named in the estate", 0, 0, false, false);
    }

    @Override
    public void close() {}
}
