package io.watchfloor.app.contention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Many sessions that stay as they are: active, idle, waiting in chains, or holding a great many locks.
public final class Crowd implements AutoCloseable {
    private static final int PARTITION = 1_000;

    private final Target target;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("crowd-", 0).factory());
    private final List<Contender> sessions = new ArrayList<>();
    private final Connection judge;

    /// Nobody yet, on this server.
    public Crowd(Target target) throws SQLException {
        this.target = target;
        this.judge = target.connect();
    }

    /// So many sessions that run a statement without waiting for a lock.
    public void active(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            session().begins("SELECT pg_sleep(3600)");
        }
    }

    /// So many idle sessions.
    public void idle(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            session();
        }
    }

    /// Chains on rows below so many roots: the first level waits for the root, the second for the first, the third for
    /// the second.
    public void chains(int roots, int waiters) throws SQLException {
        execute("DROP TABLE IF EXISTS crowd; CREATE TABLE crowd (id int PRIMARY KEY, value int);"
                + " INSERT INTO crowd SELECT n, 0 FROM generate_series(1, 100000) n; ANALYZE crowd");
        int perRoot = waiters / roots;
        int width = (perRoot + 2) / 3;
        for (int root = 1; root <= roots; root++) {
            int base = root * PARTITION;
            session(row(base));
            int made = 0;
            for (int level = 1; level <= 3; level++) {
                for (int i = 0; i < width && made < perRoot; i++, made++) {
                    Contender session = session(row(base + level * 100 + i));
                    session.begins(row(level == 1 ? base : base + (level - 1) * 100 + i));
                }
                await(count("NOT granted AND waitstart IS NOT NULL", (root - 1) * perRoot + made));
            }
        }
    }

    /// So many locks of relations, spread over sessions, and one session that waits for one of them.
    public void locks(int sessionsHolding, int each) throws SQLException {
        execute("CREATE SCHEMA IF NOT EXISTS crowded");
        execute("DO $$ BEGIN FOR i IN 1.." + each
                + " LOOP EXECUTE format('CREATE TABLE IF NOT EXISTS crowded.t%s ()', i); END LOOP; END $$");
        for (int i = 0; i < sessionsHolding; i++) {
            session("DO $$ BEGIN FOR i IN 1.." + each
                    + " LOOP EXECUTE format('LOCK TABLE crowded.t%s IN ACCESS SHARE MODE', i); END LOOP; END $$");
        }
        session().begins("LOCK TABLE crowded.t5");
        await(count("NOT granted AND waitstart IS NOT NULL", 1));
    }

    /// How many rows `pg_locks` has.
    public int lockRows() throws SQLException {
        try (Statement statement = judge.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_locks")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static String row(int id) {
        return "UPDATE crowd SET value = value + 1 WHERE id = " + id;
    }

    private static String count(String condition, int least) {
        return "(SELECT count(*) FROM pg_locks WHERE " + condition + ") >= " + least;
    }

    private Contender session(String... statements) throws SQLException {
        Contender session = new Contender(target.connect(), threads);
        sessions.add(session);
        for (String statement : statements) {
            session.runs(statement);
        }
        return session;
    }

    private void await(String condition) throws SQLException {
        execute("DO $$ DECLARE until timestamptz := clock_timestamp() + interval '30 s'; BEGIN WHILE NOT (" + condition
                + ") LOOP IF clock_timestamp() > until THEN RAISE 'the crowd does not come about'; END IF;"
                + " PERFORM pg_stat_clear_snapshot(), pg_sleep(0.02); END LOOP; END $$");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = judge.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'contention' AND pid <> pg_backend_pid()");
        await("(SELECT count(*) FROM pg_stat_get_activity(NULL) WHERE application_name = 'contention') <= 1");
        for (Contender session : sessions) {
            session.close();
        }
        threads.close();
        judge.close();
    }
}
