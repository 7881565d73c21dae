package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds the node to ask as primary. Nodes that just answered as standby are not disturbed.
final class PrimarySearch {
    private final ServerState state;

    PrimarySearch(ServerState state) {
        this.state = state;
    }

    /// A link to the first node that answers, which may still turn out to be a standby.
    ///
    /// @throws ConnectionException saying of each node why it is not the primary
    Link connect(Instant now) throws ConnectionException {
        List<String> candidates = state.candidates(now);
        List<String> reasons = new ArrayList<>();
        ConnectionException last = null;
        for (String node : state.server().nodes()) {
            if (!candidates.contains(node)) {
                reasons.add(node + " is a standby");
                continue;
            }
            try {
                return Link.open(state.endpoint(), node, state.server().database());
            } catch (ConnectionException e) {
                reasons.add(String.valueOf(e.getMessage()));
                last = e;
            }
        }
        String text = state.server().nodes().size() == 1 && last != null
                ? reasons.getFirst()
                : "no node of " + state.server().slug() + " answers as primary: " + String.join("; ", reasons);
        state.lost(text);
        throw last == null ? new ConnectionException(text) : new ConnectionException(text, last);
    }
}
