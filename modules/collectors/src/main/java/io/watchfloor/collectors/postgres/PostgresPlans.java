package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.plans.PlanAnswer;
import io.watchfloor.signals.plans.PlanAnswer.Planned;
import io.watchfloor.signals.plans.PlanAnswer.Refused;
import io.watchfloor.signals.plans.PlanSource;
import io.watchfloor.signals.plans.QueryPlan;
import io.watchfloor.signals.statements.StatementTables;
import io.watchfloor.signals.statements.StatementTables.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks for plans over a connection of their own to the statement's database, as the watching role, in a read-only
/// transaction that is rolled back. The text is the server's own; it is explained, never run: it must be a single,
/// complete statement that reads or writes rows. Safe from any thread.
public final class PostgresPlans implements PlanSource {
    private static final Sql OF_SESSION = Sql.resource(PostgresPlans.class, "statement-of-session.sql");
    private static final Sql OF_ID = Sql.resource(PostgresPlans.class, "statement-of-id.sql");
    private static final Sql WHERE = Sql.resource(PostgresPlans.class, "statements-where.sql");
    private static final int GENERIC_PLAN_SINCE = 16;
    private static final String LACKS_PRIVILEGE = "42501";
    private static final int SHOWN = 2_000;

    private final Estate estate;

    /// Plans of the servers of this estate.
    public PostgresPlans(Estate estate) {
        this.estate = estate;
    }

    private record Text(String sql, boolean cutOff) {}

    @Override
    public PlanAnswer ask(Request request) {
        PostgresServer server = estate.server(request.server()).orElse(null);
        if (server == null) {
            return new Refused("there is no server " + request.server() + " in this estate");
        }
        PostgresEndpoint endpoint = PostgresEndpoint.planning(server);
        try (Connection connection = endpoint.primary(request.database())) {
            // Read-only transactions: a session whose default is such would not be told from a standby's.
            connection.setAutoCommit(false);
            Text text = text(connection, endpoint, request);
            return text == null
                    ? new Refused("the server no longer knows this statement's text")
                    : explain(connection, endpoint, request.database(), text);
        } catch (ConnectionException e) {
            return new Refused("no plan: " + e.getMessage());
        } catch (SQLException e) {
            return new Refused("no plan: "
                    + endpoint.explain(e, server.slug(), request.database()).getMessage());
        } catch (IOException e) {
            return new Refused("no plan: " + e.getMessage());
        }
    }

    /// The running text with its values where it is still there and whole, else the normalised one.
    private static @Nullable Text text(Connection connection, PostgresEndpoint endpoint, Request request)
            throws SQLException, ConnectionException {
        Text running = request.pid() == null ? null : ofSession(connection, request.pid(), request.queryId());
        if (running != null && !running.cutOff()) {
            return running;
        }
        Long id = request.queryId();
        if (id == null) {
            return running;
        }
        Optional<Text> normalised = ofId(connection, request.database(), id);
        String home = endpoint.server().database();
        if (normalised.isEmpty() && !home.equals(request.database())) {
            // The extension sees all databases from the one that it is installed in.
            try (Connection other = endpoint.primary(home)) {
                normalised = ofId(other, request.database(), id);
            }
        }
        return normalised.orElse(running);
    }

    private static @Nullable Text ofSession(Connection connection, int pid, @Nullable Long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OF_SESSION.text())) {
            statement.setInt(1, pid);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()
                        || rows.getString(1) == null
                        || rows.getString(1).isEmpty()) {
                    return null;
                }
                long present = rows.getLong(2);
                // It runs something else by now.
                boolean other = id != null && !rows.wasNull() && present != id;
                return other ? null : new Text(rows.getString(1), rows.getBoolean(3));
            }
        }
    }

    private static Optional<Text> ofId(Connection connection, String database, long id) throws SQLException {
        try (Statement where = connection.createStatement();
                ResultSet found = where.executeQuery(WHERE.text())) {
            if (!found.next()) {
                return Optional.empty();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(OF_ID.text())) {
            statement.setString(1, database);
            statement.setLong(2, id);
            try (ResultSet rows = statement.executeQuery()) {
                String text = rows.next() ? rows.getString(1) : null;
                return Optional.ofNullable(text).map(sql -> new Text(sql, false));
            }
        }
    }

    private static PlanAnswer explain(Connection connection, PostgresEndpoint endpoint, String database, Text text)
            throws SQLException, IOException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        String refused = refusal(text, version);
        if (refused != null) {
            return new Refused(refused);
        }
        boolean generic = version >= GENERIC_PLAN_SINCE;
        connection.rollback();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            String options = generic ? "EXPLAIN (GENERIC_PLAN, FORMAT XML, COSTS) " : "EXPLAIN (FORMAT XML, COSTS) ";
            try (ResultSet rows = statement.executeQuery(options + text.sql())) {
                rows.next();
                return new Planned(new QueryPlan(
                        generic ? "GENERIC_PLAN, not executed" : "not executed",
                        Redactor.redact(text.sql(), SHOWN),
                        PlanTree.read(rows.getString(1))));
            }
        } catch (SQLException e) {
            connection.rollback();
            if (LACKS_PRIVILEGE.equals(e.getSQLState())) {
                return new Refused(PlanPrivileges.missing(connection, endpoint.role(), text.sql(), e));
            }
            return new Refused("no plan: "
                    + endpoint.explain(e, endpoint.server().slug(), database).getMessage());
        }
    }

    private static @Nullable String refusal(Text text, int version) {
        StatementTables tables = StatementTables.of(text.sql());
        if (text.cutOff()) {
            return "no plan: the server keeps only the beginning of this text (raise track_activity_query_size, or"
                    + " install pg_stat_statements, which keeps all of it)";
        }
        if (tables.kind() == Kind.OTHER) {
            return "only SELECT, INSERT, UPDATE, DELETE, MERGE and VALUES have a plan";
        }
        if (!tables.whole()) {
            return "no plan: this is not one complete statement";
        }
        if (tables.parameters() > 0 && version < GENERIC_PLAN_SINCE) {
            return "no plan: this statement has parameters, and a plan without their values needs PostgreSQL 16 or"
                    + " later (here " + version + ")";
        }
        return null;
    }
}
