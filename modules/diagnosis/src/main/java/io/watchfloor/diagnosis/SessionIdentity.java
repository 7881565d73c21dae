package io.watchfloor.diagnosis;

import io.watchfloor.signals.facts.Session;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which session, so that it can be no other: what must still be true in the very statement that ends it. Pooled
/// sessions keep pid and backend start while they begin another transaction.
///
/// @param server   the server's slug
/// @param database absent for the server's own processes
public record SessionIdentity(String server, @Nullable String database, int pid, Started started) {
    public SessionIdentity {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(started, "started");
        if (pid <= 0) {
            throw new IllegalArgumentException("no session has the pid " + pid);
        }
    }

    /// When it connected, and began its transaction and its statement, by the server's clock to the microsecond.
    public record Started(
            Instant backend,
            @Nullable Instant transaction,
            @Nullable Instant query) {
        public Started {
            Objects.requireNonNull(backend, "backend");
        }
    }

    /// The identity of a session as it was sampled.
    public static SessionIdentity of(String server, Session session) {
        Session.Times times = session.times();
        return new SessionIdentity(
                server,
                session.client().database(),
                session.pid(),
                new Started(times.backendStart(), times.transactionStart(), times.queryStart()));
    }
}
