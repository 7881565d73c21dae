package io.watchfloor.lab.disturbance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A session that this lab opens to misbehave. Its statements run on a thread of its own where they take long.
final class HeldSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldSession.class);

    /// Opens the session.
    interface Opening {
        Connection open() throws SQLException;
    }

    private final Connection connection;
    private @Nullable Thread busy;

    HeldSession(Opening opening) throws SQLException {
        this.connection = opening.open();
        connection.setAutoCommit(false);
    }

    /// Runs a statement to its end.
    void run(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, values)) {
            prepared.execute();
        }
    }

    /// The number that a query answers, in a transaction of its own.
    long number(String query) throws SQLException {
        try (PreparedStatement prepared = prepare(query);
                ResultSet row = prepared.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } finally {
            connection.rollback();
        }
    }

    /// Runs it again and again in one transaction until the session is closed; returns when the first run begins.
    void keepRunning(String statement, Object... values) throws InterruptedException {
        repeat(() -> run(statement, values));
    }

    /// Runs and commits it again and again, with a pause between, until the session is closed.
    void keepCommitting(String statement, long pauseMillis) throws InterruptedException {
        repeat(() -> {
            run(statement);
            commit();
            TimeUnit.MILLISECONDS.sleep(pauseMillis);
        });
    }

    private interface Step {
        void go() throws SQLException, InterruptedException;
    }

    private void repeat(Step step) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        busy = Thread.ofVirtual().name("fault-session").start(() -> {
            begun.countDown();
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    step.go();
                }
            } catch (SQLException e) {
                LOG.debug("the session ends", e);
            } catch (InterruptedException _) {
                LOG.debug("the session is ended");
            }
        });
        begun.await();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    private PreparedStatement prepare(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(FaultSql.text(statement));
        for (int i = 0; i < values.length; i++) {
            prepared.setObject(i + 1, values[i]);
        }
        return prepared;
    }

    /// Cuts the session off, so that the server rolls back whatever it does.
    @Override
    public void close() {
        Thread running = busy;
        try {
            if (running != null) {
                running.interrupt();
            }
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("the session was gone already", e);
        }
    }
}
