package io.watchfloor.executors.pgbouncer;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.PoolerEndpoint;
import io.watchfloor.connections.PostgresErrors;
import io.watchfloor.executors.postgres.Trouble;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The admin console of one PgBouncer. It takes no parameters: only counts and names that it has told itself are sent.
record PoolerConsole(PoolerEndpoint endpoint) {
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final String LIMIT = "default_pool_size";

    /// One database of the pooler.
    ///
    /// @param open server connections now
    record Pool(String name, int size, int open, boolean paused) {}

    private interface Work<T> {
        T on(Statement statement) throws SQLException;
    }

    private <T> T on(Duration answer, Work<T> work) throws Trouble {
        try (Connection connection = endpoint.open(answer);
                Statement statement = connection.createStatement()) {
            return work.on(statement);
        } catch (ConnectionException e) {
            throw new Trouble(String.valueOf(e.getMessage()), false, e);
        } catch (SQLException e) {
            throw new Trouble(String.valueOf(endpoint.explain(e).getMessage()), PostgresErrors.endsConnection(e), e);
        }
    }

    List<Pool> pools() throws Trouble {
        return on(ANSWER, PoolerConsole::pools);
    }

    private static List<Pool> pools(Statement statement) throws SQLException {
        List<Pool> pools = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SHOW DATABASES")) {
            while (rows.next()) {
                pools.add(new Pool(
                        rows.getString("name"),
                        rows.getInt("pool_size"),
                        rows.getInt("current_connections"),
                        rows.getInt("paused") == 1));
            }
        }
        return pools;
    }

    Optional<Pool> pool(String database) throws Trouble {
        return pools().stream().filter(pool -> pool.name().equals(database)).findFirst();
    }

    /// The pool size of databases that have none of their own.
    int limit() throws Trouble {
        return on(ANSWER, PoolerConsole::limit);
    }

    private static int limit(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW CONFIG")) {
            while (rows.next()) {
                if (rows.getString("key").equals(LIMIT)) {
                    return rows.getInt("value");
                }
            }
        }
        throw new SQLException("no " + LIMIT + " in SHOW CONFIG");
    }

    /// Sets the pool size where it is still what it was; answers what it was.
    int limit(int from, int to) throws Trouble {
        return on(ANSWER, statement -> {
            int now = limit(statement);
            if (now == from) {
                statement.execute("SET " + LIMIT + " = " + to);
            }
            return now;
        });
    }

    /// Returns when every server connection of the database is free and none is used any more.
    ///
    /// @throws Trouble in doubt when that takes longer than `atMost`
    void pause(Pool pool, Duration atMost) throws Trouble {
        on(atMost, statement -> statement.execute("PAUSE " + quoted(pool)));
    }

    /// Lets queries through again.
    void resume(Pool pool) throws Trouble {
        on(ANSWER, statement -> statement.execute("RESUME " + quoted(pool)));
    }

    private static String quoted(Pool pool) {
        return "\"" + pool.name().replace("\"", "\"\"") + "\"";
    }
}
