package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.facts.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The prepared transactions of one moment, each shown as a session that no process belongs to.
final class PreparedTransactions {
    private static final Sql PREPARED = Sql.resource(PreparedTransactions.class, "prepared.sql");
    private static final int LONGEST_NAME = 200;

    private final Map<String, Session> byTransaction;

    private PreparedTransactions(Map<String, Session> byTransaction) {
        this.byTransaction = byTransaction;
    }

    static PreparedTransactions none() {
        return new PreparedTransactions(Map.of());
    }

    static PreparedTransactions read(Link link, OidNames names) throws ConnectionException {
        return new PreparedTransactions(link.query(PREPARED, rows -> {
            Map<String, Session> read = new HashMap<>();
            while (rows.next()) {
                read.put(Objects.requireNonNullElse(rows.getString(1), ""), session(rows, names));
            }
            return read;
        }));
    }

    private static Session session(ResultSet rows, OidNames names) throws SQLException {
        String name = Objects.requireNonNullElse(rows.getString(2), "");
        Instant prepared = Objects.requireNonNullElse(ActivityRows.instant(rows, "prepared"), Instant.EPOCH);
        return new Session(
                pid(Objects.requireNonNullElse(rows.getString(1), "0")),
                new Session.Client(names.database(rows.getLong(5)), names.role(rows.getLong(4)), "", null),
                new Session.Times(prepared, prepared, prepared, prepared),
                new Session.Activity("prepared", null, null, null, statement(name)),
                Session.PREPARED_TRANSACTION,
                null);
    }

    /// The name is what an operator needs to end it; it is no row's content, so it is not replaced.
    private static String statement(String name) {
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        return "PREPARE TRANSACTION '" + shown.replace("'", "''") + "'";
    }

    /// A number that no process has, and that stays the same while the transaction does.
    private static int pid(String transaction) {
        return -(int) Math.max(1, Long.parseLong(transaction) & Integer.MAX_VALUE);
    }

    /// The one to which these identifiers belong, its savepoints' among them.
    Optional<Session> of(Set<String> identifiers) {
        return identifiers.stream()
                .flatMap(each -> Optional.ofNullable(byTransaction.get(each)).stream())
                .findFirst();
    }
}
