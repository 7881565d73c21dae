package io.watchfloor.connections;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says in the operator's words what PostgreSQL refused, and what to do.
public final class PostgresErrors {
    private PostgresErrors() {}

    /// The operator's text for an error met by `role` in `database` on `where` (a node or server).
    public static String explain(SQLException error, String role, String where, String database) {
        String state = Objects.requireNonNullElse(error.getSQLState(), "");
        return switch (state) {
            case "28P01" -> where + " refuses the password of role " + role;
            case "28000" -> "role " + role + " cannot connect to " + database + " on " + where + ": " + first(error);
            case "3D000" -> "there is no database " + database + " on " + where;
            case "42501" -> "role " + role + " may not read this in " + database + ": " + first(error) + refusal(error);
            case "53300" ->
                "too many connections on " + where + ": grant pg_use_reserved_connections to " + role
                        + " (PostgreSQL 16 or later) and set reserved_connections";
            case "53400", "54000" -> where + " is out of a configured limit: " + first(error);
            case "55P03" -> "a lock held by another session keeps it from being read in " + database;
            case "57014" -> "took longer than its time limit in " + database + " and was cancelled";
            case "57P01", "57P02" -> where + " is shutting down or ended the session";
            case "57P03" -> where + " is starting up or shutting down";
            case "57P05" -> where + " closed the idle session";
            case "42P01", "42703", "42883" -> "not in " + database + ": " + first(error);
            case "25006", "0A000" -> where + " refuses this: " + first(error);
            case "08001", "08004", "08006", "08003", "08000", "08P01" -> unreachable(error, where);
            default -> where + " says: " + first(error) + (state.isEmpty() ? "" : " (" + state + ")");
        };
    }

    /// Whether the connection cannot be used any more after this error.
    public static boolean endsConnection(SQLException error) {
        String state = Objects.requireNonNullElse(error.getSQLState(), "");
        return state.isEmpty()
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("58")
                || state.startsWith("XX");
    }

    private static String refusal(SQLException error) {
        return first(error).contains("pg_") ? " (needs pg_monitor)" : " (needs SELECT)";
    }

    private static String unreachable(SQLException error, String where) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            String reason = reason(cause);
            if (reason != null) {
                return where + reason;
            }
        }
        return where + " cannot be reached: " + first(error);
    }

    private static @Nullable String reason(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ -> " has no address: the name is not known";
            case SocketTimeoutException _ -> " does not answer in time";
            case ConnectException _ -> " refuses connections: nothing listens there";
            default -> null;
        };
    }

    private static String first(SQLException error) {
        String message = Objects.requireNonNullElse(error.getMessage(), "no reason given");
        String line = message.lines().findFirst().orElse("");
        return line.replaceFirst("^(ERROR|FATAL|PANIC): ", "");
    }
}
