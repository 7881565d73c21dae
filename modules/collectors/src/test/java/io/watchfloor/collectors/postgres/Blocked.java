package io.watchfloor.collectors.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Sessions that truly block one another in the database `norda`.
final class Blocked implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final List<Connection> connections = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Connection judge;

    Blocked() throws SQLException {
        judge = RealServer.connect("norda");
    }

    /// A session that runs these statements and stays in its transaction. Its pid.
    int runs(String... statements) throws SQLException {
        Connection connection = open();
        int pid = pid(connection);
        execute(connection, statements);
        return pid;
    }

    /// A session that runs the last statement in vain, and waits. Its pid.
    int waits(String... statements) throws SQLException {
        Connection connection = open();
        int pid = pid(connection);
        String last = statements[statements.length - 1];
        execute(
                connection,
                List.of(statements).subList(0, statements.length - 1).toArray(String[]::new));
        threads.execute(() -> {
            try {
                execute(connection, last);
            } catch (SQLException e) {
                // Expected: the test ends it, or the server does.
                Thread.currentThread().interrupt();
            }
        });
        awaitWaiting(pid);
        return pid;
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

    private Connection open() throws SQLException {
        Connection connection = RealServer.connect("norda");
        connections.add(connection);
        connection.setAutoCommit(false);
        return connection;
    }

    private void awaitWaiting(int pid) throws SQLException {
        try (PreparedStatement statement = judge.prepareStatement(
                "DO $$ DECLARE until timestamptz := clock_timestamp() + interval '"
                        + PATIENCE_MILLIS
                        + " ms'; BEGIN WHILE clock_timestamp() < until AND NOT EXISTS (SELECT FROM pg_locks WHERE pid = "
                        + pid
                        + " AND NOT granted AND waitstart IS NOT NULL) LOOP PERFORM pg_sleep(0.01); END LOOP; END $$")) {
            statement.execute();
        }
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
        try (Statement statement = judge.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    + " WHERE datname = 'norda' AND pid <> pg_backend_pid() AND application_name <> 'watchfloor'");
        }
        for (Connection connection : connections) {
            connection.close();
        }
        threads.close();
        judge.close();
    }
}
