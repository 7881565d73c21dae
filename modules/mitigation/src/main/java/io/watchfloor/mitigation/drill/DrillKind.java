package io.watchfloor.mitigation.drill;

import java.util.Locale;

/// What a drill rehearses. A switchover proves no failover.
public enum DrillKind {
    /// The leader hands over in good order.
    SWITCHOVER,
    /// The leader is lost on purpose: this alone proves failover RTO and RPO.
    FAILOVER;

    /// As in JSON, the journal and file names.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
