package io.watchfloor.executors.postgres;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.connections.PostgresErrors;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// One server's primary as the operator's own role. Each call opens a connection of its own and closes it.
public record ActingServer(PostgresEndpoint endpoint) {

    /// What is done on a connection.
    ///
    /// @param <T> its result
    @FunctionalInterface
    public interface Work<T> {
        /// Runs on an open connection in auto-commit mode.
        T on(Connection connection) throws SQLException;
    }

    /// The servers of an estate for which it names a login for acting, by slug.
    public static Map<String, ActingServer> of(Estate estate) {
        Map<String, ActingServer> servers = new HashMap<>();
        for (PostgresServer server : estate.systems().postgres()) {
            PostgresEndpoint.acting(server)
                    .ifPresent(endpoint -> servers.put(server.slug(), new ActingServer(endpoint)));
        }
        return Map.copyOf(servers);
    }

    /// The database for what concerns the whole server.
    String clusterDatabase() {
        return endpoint.server().database();
    }

    /// Runs the work in a database of the primary.
    ///
    /// @throws Trouble when the server cannot be reached, refuses, or goes away meanwhile
    public <T> T on(String database, Work<T> work) throws Trouble {
        String where = endpoint.server().slug();
        try (Connection connection = endpoint.primary(database)) {
            return work.on(connection);
        } catch (ConnectionException e) {
            throw new Trouble(String.valueOf(e.getMessage()), false, e);
        } catch (SQLException e) {
            throw new Trouble(
                    String.valueOf(endpoint.explain(e, where, database).getMessage()),
                    PostgresErrors.endsConnection(e),
                    e);
        }
    }

    /// As [#on], in one transaction that is committed at the end, or rolled back when the work fails.
    public <T> T inTransaction(String database, Work<T> work) throws Trouble {
        AtomicBoolean committing = new AtomicBoolean();
        try {
            return on(database, connection -> {
                connection.setAutoCommit(false);
                T result = work.on(connection);
                committing.set(true);
                connection.commit();
                return result;
            });
        } catch (Trouble trouble) {
            // A connection that is lost before its commit leaves nothing behind.
            throw committing.get() ? trouble : new Trouble(trouble.text(), false, trouble);
        }
    }

    /// As [#on], in one transaction that is always rolled back: the server checks the change and keeps nothing of it.
    public <T> T rehearsed(String database, Work<T> work) throws Trouble {
        return on(database, connection -> {
            connection.setAutoCommit(false);
            try {
                return work.on(connection);
            } finally {
                connection.rollback();
            }
        });
    }
}
