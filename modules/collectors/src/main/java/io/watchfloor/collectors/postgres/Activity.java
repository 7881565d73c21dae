package io.watchfloor.collectors.postgres;

import io.watchfloor.signals.facts.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer of `sessions.sql`: the server as a whole, the sessions worth showing, and who is blocked by whom.
record Activity(Server server, List<Session> sessions, List<Blocked> blocked) {
    Activity {
        sessions = List.copyOf(sessions);
        blocked = List.copyOf(blocked);
    }

    /// The server as a whole, without this connection.
    ///
    /// @param hidden sessions whose state this role may not see
    /// @param oldest the start of the oldest transaction
    record Server(
            boolean inRecovery,
            Instant at,
            Counts counts,
            int hidden,
            @Nullable Instant oldest) {}

    record Counts(int connections, int active, int idleInTransaction, int blocked) {}

    /// A session that waits for a lock, with the pids that `pg_blocking_pids` gives, distinct.
    record Blocked(Session session, List<Integer> blockers) {
        Blocked {
            blockers = List.copyOf(blockers);
        }
    }
}
