package io.watchfloor.signals.facts;

import java.time.Instant;
import java.util.List;

/// The Odoo scheduled actions that run in one tenant's database, told by who holds their row in `ir_cron`.
///
/// @param subject the tenant's slug
public record ScheduledActions(Instant at, String subject, List<Running> running) implements Fact {
    public ScheduledActions {
        running = List.copyOf(running);
    }

    /// One running action.
    ///
    /// @param pid the session that holds its row: idle in transaction, beside the session that does the work
    public record Running(long cronId, String cronName, int pid) {}
}
