package io.watchfloor.signals.facts;

import java.time.Instant;
import java.util.List;

/// How one node sees replication.
///
/// @param subject the node as `server/node`
/// @param primary whether the node answers as primary
public record Replication(Instant at, String subject, boolean primary, List<Standby> standbys) implements Fact {
    public Replication {
        standbys = List.copyOf(standbys);
    }

    /// A standby as `pg_stat_replication` shows it: application name, state and bytes its replay is behind.
    public record Standby(String name, String state, long lagBytes) {}
}
