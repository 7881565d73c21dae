package io.watchfloor.collectors.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Sessions that truly block one another in the database `norda`.
final class Blocked implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Map<Integer, Connection> connections = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Connection judge;

    Blocked() throws SQLException {
        judge = RealServer.connect("norda");
    }

    /// A session that runs these statements and stays in its transaction. Its pid.
    int runs(String... statements) throws SQLException {
        return runsIn("norda", statements);
    }

    /// The same in another database.
    int runsIn(String database, String... statements) throws SQLException {
        Connection connection = open(database);
        int pid = pid(connection);
        connections.put(pid, connection);
        execute(connection, statements);
        return pid;
    }

    /// A session made before runs these as well.
    void goesOn(int pid, String... statements) throws SQLException {
        execute(connection(pid), statements);
    }

    /// A session that runs the last statement in vain, and waits. Its pid.
    int waits(String... statements) throws SQLException {
        return waitsIn("norda", statements);
    }

    /// The same in another database.
    int waitsIn(String database, String... statements) throws SQLException {
        int pid = runsIn(
                database, List.of(statements).subList(0, statements.length - 1).toArray(String[]::new));
        nowWaits(pid, statements[statements.length - 1]);
        return pid;
    }

    /// A session made before runs this in vain, and waits.
    void nowWaits(int pid, String last) throws SQLException {
        begins(pid, last);
        awaitWaiting(pid);
    }

    /// A session made before runs this until it ends or is ended.
    void begins(int pid, String last) {
        Connection connection = connection(pid);
        threads.execute(() -> {
            try {
                execute(connection, last);
            } catch (SQLException e) {
                // Expected: the test ends it, or the server does.
                Thread.currentThread().interrupt();
            }
        });
    }

    /// What this session runs from now on is no transaction of its own.
    void autonomous(int pid) throws SQLException {
        connection(pid).setAutoCommit(true);
    }

    private Connection connection(int pid) {
        return Objects.requireNonNull(connections.get(pid), "no session of pid " + pid);
    }

    /// Until a condition holds on the server.
    void await(String condition) throws SQLException {
        execute(
                judge,
                "DO $$ DECLARE until timestamptz := clock_timestamp() + interval '" + PATIENCE_MILLIS
                        + " ms'; BEGIN WHILE NOT (" + condition
                        + ") LOOP IF clock_timestamp() > until THEN RAISE 'not so in time'; END IF;"
                        + " PERFORM pg_stat_clear_snapshot(), pg_sleep(0.01); END LOOP; END $$");
    }

    /// What the server itself says of everybody who waits, asked on another connection.
    Map<Integer, List<Integer>> truth() throws SQLException {
        Map<Integer, List<Integer>> truth = new TreeMap<>();
        try (Statement statement = judge.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pid, pg_blocking_pids(pid) FROM pg_stat_activity"
                        + " WHERE cardinality(pg_blocking_pids(pid)) > 0")) {
            while (rows.next()) {
                Integer[] pids = (Integer[]) rows.getArray(2).getArray();
                truth.put(rows.getInt(1), List.copyOf(new TreeSet<>(List.of(pids))));
            }
        }
        return truth;
    }

    void execute(String sql) throws SQLException {
        execute(judge, sql);
    }

    /// Cycles are to stay for as long as they are looked at.
    private static Connection open(String database) throws SQLException {
        Connection connection = RealServer.connect(database);
        execute(connection, "SET deadlock_timeout = '1h'");
        connection.setAutoCommit(false);
        return connection;
    }

    private void awaitWaiting(int pid) throws SQLException {
        await("EXISTS (SELECT FROM pg_locks WHERE pid = " + pid + " AND NOT granted AND waitstart IS NOT NULL)");
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        if (judge.isClosed()) {
            return;
        }
        try (Statement statement = judge.createStatement()) {
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                            + " WHERE usename = 'postgres' AND backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> 'watchfloor'");
        }
        for (Connection connection : connections.values()) {
            connection.close();
        }
        threads.close();
        judge.close();
    }
}
