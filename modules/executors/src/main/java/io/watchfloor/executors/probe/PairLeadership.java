package io.watchfloor.executors.probe;

import io.watchfloor.executors.embedded.PairControl;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.drill.Topology.Control;

/// The lab's supervisor: one, and no quorum.
record PairLeadership(PairControl pair) implements Leading {
    @Override
    public Control control() {
        try {
            var _ = pair.leader();
            return new Control("the lab's supervisor", 1, 1, true, false);
        } catch (Trouble trouble) {
            return new Control("the lab's supervisor (" + trouble.text() + ")", 0, 1, true, false);
        }
    }

    @Override
    public void close() {
        pair.close();
    }
}
