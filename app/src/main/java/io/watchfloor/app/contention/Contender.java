package io.watchfloor.app.contention;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One session that contends: what it asks runs on a thread of its own, as it may have to wait.
final class Contender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Contender.class);
    private static final int PATIENCE_SECONDS = 20;

    private final Connection connection;
    private final Executor threads;
    private final int pid;
    private CompletableFuture<Boolean> running = CompletableFuture.completedFuture(true);

    Contender(Connection connection, Executor threads) throws SQLException {
        this.connection = connection;
        this.threads = threads;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            pid = rows.getInt(1);
        }
        connection.rollback();
    }

    int pid() {
        return pid;
    }

    /// As the ledger knows it.
    String name() {
        return Integer.toString(pid);
    }

    void begins(String sql) {
        running = CompletableFuture.supplyAsync(() -> ran(sql), threads);
    }

    /// Runs a statement here and now.
    void runs(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean ran(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            LOG.debug("{} in session {}", sql, pid, e);
            return false;
        }
    }

    /// Whether the statement begun last has succeeded, once it has ended.
    boolean ended() throws InterruptedException {
        try {
            return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("session " + pid + " was expected to go on and does not", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void commits() throws SQLException {
        connection.commit();
    }

    /// A cancellation meant for its last statement may still come in and hit this.
    void rollsBack() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("rolling back session {} once more", pid, e);
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
