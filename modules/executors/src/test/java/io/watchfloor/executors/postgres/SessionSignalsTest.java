package io.watchfloor.executors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.diagnosis.SessionIdentity.Started;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.EndSession.How;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each on a real server, against sessions that are really there.
final class SessionSignalsTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SessionSignals signals =
            new SessionSignals(RealServer.acting("operator"), new Patience(40, Duration.ofMillis(100)));

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /// What a monitor saw of the session.
    private static SessionIdentity identity(int pid) throws SQLException {
        try (Connection monitor = RealServer.connect("watchfloor", "postgres");
                PreparedStatement statement = monitor.prepareStatement(
                        "SELECT backend_start, xact_start, query_start FROM pg_stat_activity WHERE pid = ?")) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new SessionIdentity("pg", null, pid, new Started(time(row, 1), time(row, 2), time(row, 3)));
            }
        }
    }

    private static SessionIdentity another(SessionIdentity now, Instant backend, Instant transaction) {
        return new SessionIdentity(
                now.server(),
                now.database(),
                now.pid(),
                new Started(backend, transaction, now.started().query()));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static void awaitState(int pid, String state) throws SQLException {
        String found = "";
        for (int look = 0; look < 2000 && !found.equals(state); look++) {
            found = RealServer.ask("postgres", "SELECT state FROM pg_stat_activity WHERE pid = " + pid);
        }
        assertEquals(state, found);
    }

    private CompletableFuture<String> runs(Connection connection, String sql) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                        return "done";
                    } catch (SQLException e) {
                        return String.valueOf(e.getSQLState());
                    }
                },
                threads);
    }

    private static boolean isThere(SessionIdentity identity) throws SQLException {
        return RealServer.ask("postgres", "SELECT count(*) FROM pg_stat_activity WHERE pid = " + identity.pid())
                .equals("1");
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    @Test
    void aSessionIdleInTransactionIsTerminatedAndReadBack() throws SQLException {
        try (Connection odoo = RealServer.connect("odoo", "norda")) {
            int pid = pid(odoo);
            begin(odoo);
            SessionIdentity planned = identity(pid);
            assertEquals(
                    Check.Result.PASSED,
                    signals.permitted(planned, How.TERMINATE).result());
            assertEquals("operator", signals.permitted(planned, How.TERMINATE).who());
            assertEquals(
                    Check.Result.PASSED,
                    signals.rehearse(planned, How.TERMINATE).result());
            assertInstanceOf(Standing.NotDone.class, signals.standing(planned, How.TERMINATE));
            Outcome.Done done = assertInstanceOf(Outcome.Done.class, signals.carryOut(planned, How.TERMINATE));
            assertEquals(
                    "[process " + pid + ": terminate sent as operator; the session is gone]",
                    done.readBack().toString());
            assertTrue(!isThere(planned));
            assertInstanceOf(Standing.Done.class, signals.standing(planned, How.TERMINATE));
            assertThrows(SQLException.class, odoo::commit);
        }
    }

    @Test
    void aRunningStatementIsCancelledAndItsSessionStays() throws Exception {
        try (Connection odoo = RealServer.connect("odoo", "norda")) {
            int pid = pid(odoo);
            CompletableFuture<String> statement = runs(odoo, "SELECT pg_sleep(60)");
            awaitState(pid, "active");
            SessionIdentity planned = identity(pid);
            assertInstanceOf(Outcome.Done.class, signals.carryOut(planned, How.CANCEL));
            assertEquals("57014", statement.get(10, TimeUnit.SECONDS));
            assertEquals(pid, pid(odoo));
        }
    }

    @Test
    void aPooledConnectionThatBeganAnotherTransactionIsNeverSignalled() throws SQLException {
        try (Connection pooled = RealServer.connect("odoo", "norda")) {
            int pid = pid(pooled);
            begin(pooled);
            SessionIdentity planned = identity(pid);
            pooled.commit();
            begin(pooled);
            Outcome.MovedOn moved = assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(planned, How.TERMINATE));
            assertTrue(moved.difference().contains("another transaction"), moved.difference());
            assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(planned, How.CANCEL));
            assertEquals(
                    Check.Result.FAILED,
                    signals.rehearse(planned, How.TERMINATE).result());
            pooled.commit();
            assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(planned, How.TERMINATE));
            assertEquals(pid, pid(pooled));
        }
    }

    @Test
    void aStatementAfterThePlannedOneInTheSameTransactionIsNotCancelled() throws Exception {
        try (Connection odoo = RealServer.connect("odoo", "norda")) {
            int pid = pid(odoo);
            begin(odoo);
            SessionIdentity planned = identity(pid);
            CompletableFuture<String> statement = runs(odoo, "SELECT pg_sleep(3)");
            awaitState(pid, "active");
            Outcome.MovedOn moved = assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(planned, How.CANCEL));
            assertTrue(moved.difference().contains("another statement"), moved.difference());
            assertEquals("done", statement.get(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void aReusedPidIsAnotherSession() throws SQLException {
        try (Connection odoo = RealServer.connect("odoo", "norda")) {
            begin(odoo);
            SessionIdentity now = identity(pid(odoo));
            SessionIdentity earlier = another(
                    now, now.started().backend().minusSeconds(1), now.started().transaction());
            assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(earlier, How.TERMINATE));
            assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(earlier, How.CANCEL));
            odoo.commit();
        }
    }

    @Test
    void aMicrosecondMakesAnotherTransaction() throws SQLException {
        try (Connection odoo = RealServer.connect("odoo", "norda")) {
            begin(odoo);
            SessionIdentity now = identity(pid(odoo));
            SessionIdentity near = another(
                    now, now.started().backend(), now.started().transaction().plusNanos(1000));
            assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(near, How.TERMINATE));
            odoo.commit();
        }
    }

    @Test
    void aSessionThatEndedIsGone() throws SQLException {
        SessionIdentity planned;
        try (Connection odoo = RealServer.connect("odoo", "norda")) {
            planned = identity(pid(odoo));
        }
        for (int look = 0; look < 2000 && isThere(planned); look++) {
            Thread.onSpinWait();
        }
        Outcome.MovedOn moved = assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(planned, How.TERMINATE));
        assertEquals("process " + planned.pid() + " is gone: the session has ended", moved.difference());
        assertEquals(
                Check.Result.FAILED, signals.permitted(planned, How.TERMINATE).result());
    }

    @Test
    void cancellingASessionIdleInTransactionIsRefused() throws SQLException {
        try (Connection odoo = RealServer.connect("odoo", "norda")) {
            int pid = pid(odoo);
            begin(odoo);
            SessionIdentity planned = identity(pid);
            Outcome.MovedOn refused = assertInstanceOf(Outcome.MovedOn.class, signals.carryOut(planned, How.CANCEL));
            assertTrue(refused.difference().contains("nothing to cancel"), refused.difference());
            odoo.commit();
            assertEquals(pid, pid(odoo));
        }
    }

    @Test
    void processesOfTheServerItselfAreRefused() throws SQLException {
        int checkpointer = Integer.parseInt(
                RealServer.ask("postgres", "SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'"));
        SessionIdentity planned = identity(checkpointer);
        Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, signals.carryOut(planned, How.TERMINATE));
        assertTrue(failed.text().contains("is a checkpointer"), failed.text());
    }

    @Test
    void aSessionThatTakesABaseBackupIsRefused() throws SQLException {
        try (Connection backup = RealServer.connect("postgres", "postgres");
                Statement statement = backup.createStatement()) {
            statement.execute("SELECT pg_backup_start('nightly', true)");
            SessionSignals superuser = new SessionSignals(RealServer.acting("postgres"), Patience.USUAL);
            SessionIdentity planned = identity(lastPid(backup));
            Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, superuser.carryOut(planned, How.TERMINATE));
            assertTrue(failed.text().contains("base backup"), failed.text());
            statement.execute("SELECT pg_backup_stop()");
        }
    }

    // Asked from outside: a statement of its own would be its last one.
    private static int lastPid(Connection connection) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }

    @Test
    void aRoleThatMayNotSignalIsToldTheGrantItNeeds() throws SQLException {
        try (Connection odoo = RealServer.connect("odoo", "norda");
                Connection superuser = RealServer.connect("postgres", "norda")) {
            SessionSignals watcher = new SessionSignals(RealServer.acting("watchfloor"), Patience.USUAL);
            Check check = watcher.permitted(identity(pid(odoo)), How.TERMINATE);
            assertEquals(Check.Result.FAILED, check.result());
            assertEquals(
                    "watchfloor may not: GRANT pg_signal_backend TO watchfloor, or odoo TO watchfloor", check.text());
            assertInstanceOf(Outcome.Failed.class, watcher.carryOut(identity(pid(odoo)), How.TERMINATE));
            Check onSuperuser = signals.permitted(identity(pid(superuser)), How.TERMINATE);
            assertTrue(onSuperuser.text().contains("only a superuser may signal"), onSuperuser.text());
            assertInstanceOf(Outcome.Failed.class, signals.carryOut(identity(pid(superuser)), How.TERMINATE));
            SessionSignals beginner = new SessionSignals(RealServer.acting("beginner"), Patience.USUAL);
            Check blind = beginner.rehearse(identity(pid(odoo)), How.TERMINATE);
            assertTrue(blind.text().contains("GRANT pg_read_all_stats TO beginner"), blind.text());
            assertEquals("1", RealServer.ask("norda", "SELECT 1"));
        }
    }

    @Test
    void twoAtOnceEndASessionOnce() throws SQLException, InterruptedException, ExecutionException {
        try (Connection odoo = RealServer.connect("odoo", "norda")) {
            begin(odoo);
            SessionIdentity planned = identity(pid(odoo));
            CompletableFuture<Outcome> one =
                    CompletableFuture.supplyAsync(() -> signals.carryOut(planned, How.TERMINATE), threads);
            CompletableFuture<Outcome> other =
                    CompletableFuture.supplyAsync(() -> signals.carryOut(planned, How.TERMINATE), threads);
            assertTrue(one.get() instanceof Outcome.Done || other.get() instanceof Outcome.Done);
            assertTrue(!isThere(planned));
        }
    }
}
