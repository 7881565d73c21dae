package io.watchfloor.executors.probe;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.connections.PostgresLimits;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/// One server's nodes as a probe reaches them: each by the name that the estate gives it, so that it is known who
/// answered. The database is the one that its owner has marked for drills.
record Marked(PostgresEndpoint endpoint) {
    /// Its name; where its comment does not begin with [#MARK] nothing is written there.
    static final String DATABASE = "watchfloor_drill";

    /// How the comment on the database begins.
    static final String MARK = "watchfloor drill";

    /// A write that takes longer is without an answer.
    private static final PostgresLimits PROBING = new PostgresLimits(
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(1));

    private static final String WRITABLE = "SELECT NOT pg_is_in_recovery()";

    static Marked of(PostgresEndpoint acting) {
        return new Marked(acting.within(PROBING));
    }

    /// A connection to the node that accepts writes, and which it is.
    record Led(String node, Connection connection) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /// Connects to the leader; `first` is tried first.
    ///
    /// @throws ConnectionException when no node accepts writes; the text is the last node's
    Led lead(int first) throws ConnectionException {
        List<String> nodes = endpoint.server().nodes();
        ConnectionException last = null;
        for (int index = 0; index < nodes.size(); index++) {
            String node = nodes.get(Math.floorMod(first + index, nodes.size()));
            try {
                return on(node);
            } catch (ConnectionException none) {
                last = none;
            }
        }
        throw last == null ? new ConnectionException("the estate names no node") : last;
    }

    private Led on(String node) throws ConnectionException {
        Connection connection = endpoint.node(node, DATABASE);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WRITABLE)) {
            if (row.next() && row.getBoolean(1)) {
                return new Led(node, connection);
            }
        } catch (SQLException e) {
            close(connection);
            throw endpoint.explain(e, node, DATABASE);
        }
        close(connection);
        throw new ConnectionException(node + " is a standby");
    }

    private static void close(Connection connection) throws ConnectionException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ConnectionException("a connection could not be closed", e);
        }
    }
}
