package io.watchfloor.diagnosis.locks;

import org.jspecify.annotations.Nullable;

/// How it is known who a session works for, and as what.
///
/// @param evidence what named the workflow, absent while it is unattributed
/// @param worker   its class, absent while nothing tells
/// @param action   the Odoo scheduled action it runs or holds the row of
/// @param batch    the CronJob or other owner of its pod's Job
public record Basis(
        @Nullable Evidence evidence,
        @Nullable Worker worker,
        @Nullable Action action,
        @Nullable String batch) {
    /// Nothing known.
    public static final Basis NONE = new Basis(null, null, null, null);

    /// What a workflow was named after, the surest first.
    public enum Evidence {
        /// The scheduled action whose row is held.
        ACTION,
        /// The workload that its pod belongs to.
        POD,
        /// A table written earlier in the same transaction.
        TRANSACTION,
        /// The tables of its statement.
        STATEMENT
    }

    /// The classes of Odoo's workers, and jobs outside of them.
    public enum Worker {
        HTTP,
        CRON,
        LONG_POLL,
        BATCH
    }

    /// A scheduled action in progress.
    ///
    /// @param heldBy the session that holds its row in `ir_cron`
    public record Action(long cronId, String name, int heldBy) {}
}
