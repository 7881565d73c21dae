package io.watchfloor.collectors.postgres;

import io.watchfloor.signals.facts.Session;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the rows of `sessions.sql`.
final class ActivityRows {
    private static final String HIDDEN = "<insufficient privilege>";

    /// The query asks for one character more, to tell what was cut off.
    private static final int STATEMENT_LENGTH = 300;

    private final OidNames names;

    ActivityRows(OidNames names) {
        this.names = names;
    }

    Activity read(ResultSet rows) throws SQLException {
        Activity.Server server = null;
        List<Session> sessions = new ArrayList<>();
        List<Activity.Blocked> blocked = new ArrayList<>();
        while (rows.next()) {
            if (server == null) {
                server = server(rows);
            }
            int pid = rows.getInt("pid");
            if (rows.wasNull()) {
                continue;
            }
            Session session = session(pid, rows);
            sessions.add(session);
            Array blockers = rows.getArray("blockers");
            if (blockers != null) {
                blocked.add(new Activity.Blocked(session, pids(blockers)));
            }
        }
        return new Activity(Objects.requireNonNull(server, "sessions.sql gives at least one row"), sessions, blocked);
    }

    private static Activity.Server server(ResultSet rows) throws SQLException {
        return new Activity.Server(
                rows.getBoolean("in_recovery"),
                Objects.requireNonNull(instant(rows, "at")),
                new Activity.Counts(
                        rows.getInt("connections"),
                        rows.getInt("active"),
                        rows.getInt("idle_in_transaction"),
                        rows.getInt("blocked")),
                rows.getInt("hidden"),
                instant(rows, "oldest"));
    }

    private Session session(int pid, ResultSet rows) throws SQLException {
        int leader = rows.getInt("leader_pid");
        Integer leaderPid = rows.wasNull() ? null : leader;
        long queryId = rows.getLong("query_id");
        Long query = rows.wasNull() ? null : queryId;
        String statement = rows.getString("statement");
        Instant started = instant(rows, "backend_start");
        return new Session(
                pid,
                new Session.Client(
                        names.database(rows.getLong("datid")),
                        names.role(rows.getLong("usesysid")),
                        Objects.requireNonNullElse(rows.getString("application_name"), ""),
                        address(rows.getString("client_addr"))),
                new Session.Times(
                        started == null ? Instant.EPOCH : started,
                        instant(rows, "xact_start"),
                        instant(rows, "query_start"),
                        instant(rows, "state_change")),
                new Session.Activity(
                        Objects.requireNonNullElse(rows.getString("state"), "unknown"),
                        rows.getString("wait_event_type"),
                        rows.getString("wait_event"),
                        query,
                        statement == null || statement.isEmpty() || statement.equals(HIDDEN)
                                ? null
                                : Redactor.redact(statement, STATEMENT_LENGTH)),
                Objects.requireNonNullElse(rows.getString("backend_type"), "unknown"),
                leaderPid);
    }

    /// Distinct: a blocker with parallel workers is named once for each.
    private static List<Integer> pids(Array array) throws SQLException {
        return List.copyOf(new TreeSet<>(List.of((Integer[]) array.getArray())));
    }

    private static @Nullable String address(@Nullable String text) {
        // inet as text carries its netmask.
        return text == null ? null : text.replaceFirst("/\\d+$", "");
    }

    static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        Timestamp timestamp = rows.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
