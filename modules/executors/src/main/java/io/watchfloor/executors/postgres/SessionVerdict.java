package io.watchfloor.executors.postgres;

import io.watchfloor.diagnosis.SessionIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the server said when it compared a session with the planned one.
///
/// @param who       the role that the server authenticated
/// @param signalled whether the server sent the signal
record SessionVerdict(String who, String verdict, Seen seen, boolean signalled) {
    private static final String SAME = "same";

    /// What was seen of the process that has the pid now.
    record Seen(
            @Nullable Integer leader,
            @Nullable String backendType,
            @Nullable String state) {}

    static SessionVerdict of(ResultSet row) throws SQLException {
        int leader = row.getInt("leader_pid");
        Integer leaderPid = row.wasNull() ? null : leader;
        return new SessionVerdict(
                row.getString("session_user"),
                row.getString("verdict"),
                new Seen(leaderPid, row.getString("backend_type"), row.getString("state")),
                row.getBoolean("signalled"));
    }

    boolean isSame() {
        return verdict.equals(SAME);
    }

    /// Whether the session is no more what was planned against, rather than one that must not be touched.
    boolean hasMovedOn() {
        return switch (verdict) {
            case "another session", "another transaction", "another statement", "no statement" -> true;
            default -> false;
        };
    }

    /// Why it is not signalled; empty when it is the planned one.
    Optional<String> difference(SessionIdentity planned) {
        String process = "process " + planned.pid();
        return switch (verdict) {
            case SAME -> Optional.empty();
            case "unreadable" ->
                Optional.of("role " + who + " may not see whether " + process
                        + " is still the planned session: GRANT pg_read_all_stats TO " + who);
            case "another session" ->
                Optional.of(process + " is another session now: the pid was given to a new connection");
            case "another transaction" ->
                Optional.of(process + " is the same connection, but in another transaction now, or in none");
            case "another statement" -> Optional.of(process + " runs another statement now");
            case "no statement" ->
                Optional.of(process + " runs no statement (" + seen.state()
                        + "): there is nothing to cancel, only the session can be ended");
            case "parallel worker" ->
                Optional.of(process + " is a parallel worker: end its leader, process " + seen.leader() + ", instead");
            case "wraparound" ->
                Optional.of(process + " is an autovacuum that prevents wraparound: it would only begin again, and the"
                        + " server stops accepting writes without it");
            case "backup" -> Optional.of(process + " takes a base backup: ending it loses the backup");
            default -> Optional.of(process + " is a " + seen.backendType() + ": only sessions of clients are ended");
        };
    }
}
