package io.watchfloor.app.contention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Waits that begin one after another at random moments, and how the server says when they began.
public final class Trials implements AutoCloseable {
    private static final int LONGEST_PAUSE_MILLIS = 500;
    private static final Duration SETTLED = Duration.ofSeconds(4);

    private final Connection judge;
    private final Target target;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("trial-", 0).factory());
    private final List<Contender> sessions = new ArrayList<>();

    /// None yet, on this server.
    public Trials(Target target) throws SQLException {
        this.target = target;
        this.judge = target.connect();
    }

    /// So many waits, each of a session of its own; when each began by pid, once all have been there for a while.
    public Map<Integer, Instant> run(int count) throws SQLException, InterruptedException {
        Random random = new Random(count);
        Contender holder = session();
        holder.runs("SELECT pg_advisory_lock(n) FROM generate_series(1, " + count + ") n");
        List<Contender> waiters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            waiters.add(session());
        }
        pause(SETTLED);
        for (int i = 0; i < count; i++) {
            waiters.get(i).begins("SELECT pg_advisory_lock(" + (i + 1) + ")");
            pause(Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
        }
        pause(SETTLED);
        Map<Integer, Instant> begun = new HashMap<>();
        try (Statement statement = judge.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pid, waitstart FROM pg_locks WHERE NOT granted")) {
            while (rows.next()) {
                Timestamp start = rows.getTimestamp(2);
                begun.put(rows.getInt(1), start.toInstant());
            }
        }
        return begun;
    }

    private static void pause(Duration length) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Contender session() throws SQLException {
        Contender session = new Contender(target.connect(), threads);
        sessions.add(session);
        return session;
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = judge.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'contention' AND pid <> pg_backend_pid()");
        }
        for (Contender session : sessions) {
            session.close();
        }
        threads.close();
        judge.close();
    }
}
