package io.watchfloor.collectors.postgres;

import io.watchfloor.signals.facts.Session;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One answer of `sessions.sql`: the server as a whole, the sessions worth showing, and who waits.
record Activity(Server server, List<Session> sessions, List<Waiting> waits) {
    Activity {
        sessions = List.copyOf(sessions);
        waits = List.copyOf(waits);
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

    /// A wait whose relation is not named yet.
    record Waiting(
            int pid, List<Integer> blockedBy, @Nullable Instant since, Target target, Modes modes) {
        Waiting {
            blockedBy = List.copyOf(blockedBy);
        }
    }

    /// What is waited for; database and relation are 0 where there is none.
    record Target(
            String type,
            long database,
            long relation,
            @Nullable String row) {}

    record Modes(String wanted, @Nullable String held) {}
}
