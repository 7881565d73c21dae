package io.watchfloor.signals.facts;

import java.time.Instant;

/// A typed observation that is more than one number. The last one of each kind and subject is kept.
public sealed interface Fact permits Sessions, Waits, Replication, Statements, Objects, ScheduledActions {
    /// The console's clock at receipt.
    Instant at();

    /// What it speaks of: the slug of a server, node, cluster or tenant. One fact of a kind is kept for each subject.
    String subject();
}
