package io.watchfloor.signals.facts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One backend as `pg_stat_activity` shows it. Times are the server's. A prepared transaction that blocks others stands
/// here as well: its pid is negative, its state `prepared`, its statement names it.
///
/// @param backendType `client backend`, `autovacuum worker`, `walsender`, …
/// @param leaderPid   the leader of a parallel worker
public record Session(
        int pid,
        Client client,
        Times times,
        Activity activity,
        String backendType,
        @Nullable Integer leaderPid) {

    /// The `backendType` of a prepared transaction, which belongs to no process.
    public static final String PREPARED_TRANSACTION = "prepared transaction";

    /// Whether a pid stands for a prepared transaction: 0 for one that is not known more closely.
    public static boolean isPrepared(int pid) {
        return pid <= 0;
    }

    /// Who is connected: database (the tenant), role, application name and client address.
    public record Client(
            @Nullable String database,
            @Nullable String user,
            String application,
            @Nullable String address) {}

    /// When it connected, began its transaction, its statement, and its present state.
    public record Times(
            Instant backendStart,
            @Nullable Instant transactionStart,
            @Nullable Instant queryStart,
            @Nullable Instant stateChange) {}

    /// What it does. `state` as the server says (`active`, `idle in transaction`, …); wait event type and event are
    /// absent while it runs on the CPU; `statement` is the text with literals replaced, cut to a bounded length.
    public record Activity(
            String state,
            @Nullable String waitEventType,
            @Nullable String waitEvent,
            @Nullable Long queryId,
            @Nullable String statement) {}
}
