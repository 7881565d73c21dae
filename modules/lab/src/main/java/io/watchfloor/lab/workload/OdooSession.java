package io.watchfloor.lab.workload;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A worker's own database session: autocommit off, REPEATABLE READ, counting queries and their time as Odoo does
/// for its request log. One thread uses it; any thread may cut it off.
final class OdooSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OdooSession.class);

    private final Connection connection;
    private volatile @Nullable PreparedStatement running;
    private final Carrier carrier;
    private int queries;
    private long queryNanos;

    OdooSession(Connection connection, Carrier carrier) throws SQLException {
        this.connection = connection;
        this.carrier = carrier;
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    /// Runs a query for its rows' sake and answers how many there were.
    int read(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, values)) {
            long begun = System.nanoTime();
            try (ResultSet rows = prepared.executeQuery()) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                return count;
            } finally {
                count(begun);
            }
        }
    }

    /// The first column of the first row, when there is a row.
    Optional<Integer> first(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, values)) {
            long begun = System.nanoTime();
            try (ResultSet rows = prepared.executeQuery()) {
                return rows.next() ? Optional.of(rows.getInt(1)) : Optional.empty();
            } finally {
                count(begun);
            }
        }
    }

    /// The id that an INSERT … RETURNING gave.
    int id(String statement, Object... values) throws SQLException {
        return first(statement, values).orElseThrow(() -> new SQLException("no row from " + statement));
    }

    /// Answers how many rows were written.
    int write(String statement, Object... values) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, values)) {
            long begun = System.nanoTime();
            try {
                return prepared.executeUpdate();
            } finally {
                count(begun);
            }
        }
    }

    /// For queries whose rows are needed; the caller closes it.
    PreparedStatement prepare(String statement, Object... values) throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(Statements.text(statement));
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof Integer[] array) {
                prepared.setArray(i + 1, connection.createArrayOf("int4", array));
            } else {
                prepared.setObject(i + 1, values[i]);
            }
        }
        running = prepared;
        return prepared;
    }

    private void count(long begun) {
        running = null;
        queries++;
        queryNanos += System.nanoTime() - begun;
    }

    /// Time that the application needs and the database does not: around `millis`, ±15 %.
    void work(RandomGenerator random, long millis) throws InterruptedException {
        TimeUnit.MICROSECONDS.sleep((long) (millis * 1000 * (0.85 + 0.3 * random.nextDouble())));
    }

    /// Asks the carrier for a label while the transaction stays open, as Odoo does; answers its tracking number.
    String label(long parcel) throws IOException, InterruptedException {
        return carrier.label(parcel);
    }

    void commit() throws SQLException {
        long begun = System.nanoTime();
        try {
            connection.commit();
        } finally {
            queryNanos += System.nanoTime() - begun;
        }
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    int queries() {
        return queries;
    }

    long queryNanos() {
        return queryNanos;
    }

    void forgetCounts() {
        queries = 0;
        queryNanos = 0;
    }

    /// Ends the session whatever it is doing: a statement that runs or waits is cancelled, then the socket is
    /// closed, so that the server rolls back at once.
    void cutOff() {
        try {
            PreparedStatement current = running;
            if (current != null) {
                current.cancel();
            }
        } catch (SQLException e) {
            LOG.debug("nothing cancelled", e);
        }
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("session was gone already", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("session was gone already", e);
        }
    }
}
