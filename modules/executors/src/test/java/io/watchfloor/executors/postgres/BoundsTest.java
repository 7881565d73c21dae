package io.watchfloor.executors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.executors.postgres.Bounds.Change;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Standing;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BoundsTest {
    private static final Change BOUND = new Change(null, "200ms");
    private final ActingServer operator = RealServer.acting("operator");
    private final Bounds timeout = new Bounds(operator, Bounded.ROLE_TIMEOUT, "reporting");
    private final Bounds connections = new Bounds(operator, Bounded.ROLE_CONNECTIONS, "reporting");

    @BeforeEach
    @AfterEach
    void unbound() throws SQLException {
        RealServer.run("postgres", "ALTER ROLE reporting RESET statement_timeout");
        RealServer.run("postgres", "ALTER ROLE reporting CONNECTION LIMIT -1");
        RealServer.run("postgres", "ALTER DATABASE norda CONNECTION LIMIT -1");
    }

    @Test
    void aRoleIsBoundedForNewSessionsAndPutBack() throws SQLException, Trouble {
        try (Connection old = RealServer.connect("reporting", "norda")) {
            assertEquals(Check.Result.PASSED, timeout.permitted().result());
            assertEquals(Check.Result.PASSED, timeout.rehearse(BOUND).result());
            assertEquals(null, timeout.read().orElseThrow().value());
            assertInstanceOf(Standing.NotDone.class, timeout.standing(BOUND));
            Outcome.Done done = assertInstanceOf(Outcome.Done.class, timeout.carryOut(BOUND));
            assertEquals(
                    List.of(
                            "role reporting: statement_timeout is 200ms, was not set, set as operator",
                            "1 session keeps its earlier bound until they connect again: norda (1);"
                                    + " end those that hold locks under Locks."),
                    done.readBack());
            assertInstanceOf(Standing.Done.class, timeout.standing(BOUND));
            try (Statement unaffected = old.createStatement()) {
                unaffected.execute("SELECT pg_sleep(0.4)");
            }
            try (Connection fresh = RealServer.connect("reporting", "norda");
                    Statement bounded = fresh.createStatement()) {
                SQLException cancelled = assertThrows(SQLException.class, () -> bounded.execute("SELECT pg_sleep(5)"));
                assertEquals("57014", cancelled.getSQLState());
            }
            assertInstanceOf(Outcome.Done.class, timeout.carryOut(BOUND.reversed()));
            assertEquals(null, timeout.read().orElseThrow().value());
        }
    }

    @Test
    void anEarlierValueIsRestored() throws SQLException, Trouble {
        RealServer.run("postgres", "ALTER ROLE reporting SET statement_timeout = '10min'");
        Change change = new Change("10min", "200ms");
        assertInstanceOf(Outcome.Done.class, timeout.carryOut(change));
        assertInstanceOf(Outcome.Done.class, timeout.carryOut(change.reversed()));
        assertEquals("10min", timeout.read().orElseThrow().value());
    }

    @Test
    void whatSomebodyElseHasSetSinceIsLeftAsItIs() throws SQLException, Trouble {
        RealServer.run("postgres", "ALTER ROLE reporting SET statement_timeout = '1min'");
        Outcome.MovedOn before = assertInstanceOf(Outcome.MovedOn.class, timeout.carryOut(BOUND));
        assertEquals("role reporting: statement_timeout is 1min now, planned was not set", before.difference());
        assertEquals(Check.Result.FAILED, timeout.rehearse(BOUND).result());
        assertInstanceOf(Outcome.MovedOn.class, timeout.carryOut(BOUND.reversed()));
        assertEquals("1min", timeout.read().orElseThrow().value());
        assertInstanceOf(Standing.NotDone.class, timeout.standing(BOUND));
    }

    @Test
    void aRolesConnectionsAreLimited() throws SQLException {
        Change change = new Change("-1", "1");
        assertInstanceOf(Outcome.Done.class, connections.carryOut(change));
        try (Connection only = RealServer.connect("reporting", "norda")) {
            assertTrue(only.isValid(1));
            assertThrows(
                    SQLException.class,
                    () -> RealServer.connect("reporting", "norda").close());
        }
        assertInstanceOf(Outcome.Done.class, connections.carryOut(change.reversed()));
    }

    @Test
    void aDatabaseIsLimitedByItsOwnerOnly() throws SQLException, Trouble {
        Bounds refused = new Bounds(operator, Bounded.DATABASE_CONNECTIONS, "norda");
        Check check = refused.permitted();
        assertEquals(Check.Result.FAILED, check.result());
        assertTrue(check.text().contains("GRANT odoo TO operator"), check.text());
        Change change = new Change("-1", "7");
        assertEquals(Check.Result.FAILED, refused.rehearse(change).result());
        assertInstanceOf(Outcome.Failed.class, refused.carryOut(change));
        Bounds owner = new Bounds(RealServer.acting("odoo"), Bounded.DATABASE_CONNECTIONS, "norda");
        assertEquals(Check.Result.PASSED, owner.permitted().result());
        assertInstanceOf(Outcome.Done.class, owner.carryOut(change));
        assertEquals("7", owner.read().orElseThrow().value());
        assertInstanceOf(Outcome.Done.class, owner.carryOut(change.reversed()));
        assertEquals("-1", owner.read().orElseThrow().value());
    }

    @Test
    void namesAreQuotedByTheServer() throws SQLException, Trouble {
        String name = "odd\"; DROP ROLE reporting; --";
        RealServer.run("postgres", "CREATE ROLE \"odd\"\"; DROP ROLE reporting; --\"");
        RealServer.run("postgres", "GRANT \"odd\"\"; DROP ROLE reporting; --\" TO operator WITH ADMIN OPTION");
        Bounds odd = new Bounds(operator, Bounded.ROLE_TIMEOUT, name);
        assertInstanceOf(Outcome.Done.class, odd.carryOut(BOUND));
        assertEquals("200ms", odd.read().orElseThrow().value());
        assertTrue(timeout.read().isPresent());
        RealServer.run("postgres", "DROP ROLE \"odd\"\"; DROP ROLE reporting; --\"");
        assertInstanceOf(Outcome.MovedOn.class, odd.carryOut(BOUND.reversed()));
    }

    @Test
    void ofTwoAtOnceOneWins() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Outcome> one =
                    CompletableFuture.supplyAsync(() -> timeout.carryOut(new Change(null, "300ms")), threads);
            CompletableFuture<Outcome> other =
                    CompletableFuture.supplyAsync(() -> timeout.carryOut(new Change(null, "400ms")), threads);
            List<Class<?>> kinds = List.of(one.join().getClass(), other.join().getClass());
            assertTrue(kinds.contains(Outcome.Done.class) && kinds.contains(Outcome.MovedOn.class), kinds.toString());
        }
    }
}
