package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.connections.PostgresErrors;
import io.watchfloor.signals.Reading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One held connection to one database of one node, with its prepared statements and the meter of its cost.
public final class Link implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final Sql IDENTITY = Sql.resource(Link.class, "identity.sql");

    /// Reads a result.
    @FunctionalInterface
    public interface Rows<T> {
        T read(ResultSet rows) throws SQLException;
    }

    /// Binds the parameters of a statement.
    @FunctionalInterface
    public interface Parameters {
        void bind(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private final PostgresEndpoint endpoint;
    private final String node;
    private final String database;
    private final Connection connection;
    private final Map<Sql, PreparedStatement> statements = new HashMap<>();
    private @Nullable BackendCpu cpu;
    private int maxConnections;
    private Reserve reserve = Reserve.UNKNOWN;
    private boolean open = true;

    private Link(PostgresEndpoint endpoint, String node, String database, Connection connection) {
        this.endpoint = endpoint;
        this.node = node;
        this.database = database;
        this.connection = connection;
    }

    /// Connects to a database of this node.
    public static Link open(PostgresEndpoint endpoint, String node, String database) throws ConnectionException {
        Link link = new Link(endpoint, node, database, endpoint.node(node, database));
        try {
            link.query(IDENTITY, rows -> {
                rows.next();
                link.cpu = BackendCpu.of(rows.getInt(1), rows.getInt(2)).orElse(null);
                link.maxConnections = rows.getInt(3);
                link.reserve = Reserve.of(rows.getInt(4), rows.getInt(5), rows.getBoolean(6));
                return true;
            });
            return link;
        } catch (ConnectionException e) {
            link.close();
            throw e;
        }
    }

    public String node() {
        return node;
    }

    public String database() {
        return database;
    }

    public boolean isOpen() {
        return open;
    }

    int maxConnections() {
        return maxConnections;
    }

    /// Processors of the server's machine; absent where it is not this one.
    OptionalInt cores() {
        return cpu == null
                ? OptionalInt.empty()
                : OptionalInt.of(Runtime.getRuntime().availableProcessors());
    }

    /// Whether this role still gets in when all connections are used up.
    Reserve reserve() {
        return reserve;
    }

    /// Runs a statement without parameters.
    public <T> T query(Sql sql, Rows<T> rows) throws ConnectionException {
        return query(sql, (_, _) -> {}, rows);
    }

    /// Runs a statement. After an error that ends the session the link is closed.
    public <T> T query(Sql sql, Parameters parameters, Rows<T> rows) throws ConnectionException {
        try {
            PreparedStatement statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql.text());
                statements.put(sql, statement);
            }
            parameters.bind(connection, statement);
            try (ResultSet result = statement.executeQuery()) {
                return rows.read(result);
            }
        } catch (SQLException e) {
            if (PostgresErrors.endsConnection(e)) {
                close();
            }
            throw endpoint.explain(e, node, database);
        }
    }

    /// Measures a span of work on this connection: CPU of its backend where that can be read, else time.
    Stopwatch stopwatch(InstantSource clock) {
        BackendCpu meter = cpu;
        if (meter == null) {
            Instant begun = clock.instant();
            return () -> Duration.between(begun, clock.instant());
        }
        Duration begun = meter.total();
        return () -> meter.total().minus(begun);
    }

    /// Tells what has passed since it was made.
    @FunctionalInterface
    interface Stopwatch {
        Duration passed();
    }

    /// What this connection has cost since the last call, connecting included.
    public Reading.Cost cost() {
        BackendCpu meter = cpu;
        return meter == null
                ? new Reading.Cost(Duration.ZERO, open ? 1 : 0, false)
                : new Reading.Cost(meter.used(), open ? 1 : 0, true);
    }

    @Override
    public void close() {
        open = false;
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("closing a broken connection to {}", node, e);
        }
    }
}
