package io.watchfloor.executors.odoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.executors.TestDesk;
import io.watchfloor.executors.postgres.RealServer;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.HoldChannel;
import io.watchfloor.mitigation.actions.PauseScheduledAction;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.signals.estate.Systems;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On a real server with tables as Odoo and OCA make them.
final class OdooTest {
    private static final PauseScheduledAction PAUSE = new PauseScheduledAction("pg", "odoo", 7, "", Was.UNKNOWN);

    private final TestDesk desk = new TestDesk(new OdooExecutorProvider()
            .open(TestDesk.estate(new Systems(List.of(RealServer.server("operator")), null, null, null, null))));

    @BeforeEach
    void make() throws SQLException {
        RealServer.run("postgres", "DROP DATABASE IF EXISTS odoo WITH (FORCE)");
        RealServer.run("postgres", "CREATE DATABASE odoo OWNER odoo");
        RealServer.run("odoo", """
                CREATE TABLE ir_cron (id int PRIMARY KEY, cron_name varchar, active boolean, nextcall timestamp NOT NULL);
                INSERT INTO ir_cron VALUES (7, 'Payments: reconcile', true, '2026-11-28 01:00:00');
                ALTER TABLE ir_cron OWNER TO odoo;
                GRANT SELECT, UPDATE (active) ON ir_cron TO operator;
                """);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static String reason(Mitigation mitigation) {
        return assertInstanceOf(Stage.Refused.class, mitigation.stage(), mitigation.toString())
                .reason();
    }

    private static String active() throws SQLException {
        return RealServer.ask("odoo", "SELECT active FROM ir_cron WHERE id = 7");
    }

    @Test
    void aScheduledActionIsSwitchedOffAndOnAgain() throws SQLException {
        Mitigation proposed = desk.propose(PAUSE);
        assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
        assertEquals(
                Check.Result.NOT_OFFERED, TestDesk.check(proposed, "dry run").result());
        Mitigation paused = desk.approve(proposed);
        assertEquals("f", active());
        assertTrue(desk.said("acted").contains("Payments: reconcile) is off"), desk.said("acted"));
        assertInstanceOf(Stage.Undone.class, desk.undo(paused).stage());
        assertEquals("t", active());
    }

    @Test
    void oneThatRunsIsNotWaitedForAndItsSessionIsNamed() throws SQLException {
        Mitigation proposed = desk.propose(PAUSE);
        try (Connection odoo = RealServer.connect("odoo", "odoo");
                Statement statement = odoo.createStatement()) {
            odoo.setAutoCommit(false);
            statement.execute("SELECT id FROM ir_cron WHERE id = 7 FOR NO KEY UPDATE SKIP LOCKED");
            String pid = Integer.toString(
                    odoo.unwrap(org.postgresql.PGConnection.class).getBackendPID());
            String refused = reason(desk.propose(PAUSE));
            assertTrue(refused.contains("it runs now (session " + pid), refused);
            assertTrue(refused.contains("end that session first, or wait"), refused);
            assertTrue(reason(desk.approve(proposed)).contains("session " + pid));
            odoo.rollback();
        }
        assertEquals("t", active());
    }

    @Test
    void oneThatHasRunSinceThePlanIsRefusedWithTheDifference() throws SQLException {
        Mitigation proposed = desk.propose(PAUSE);
        RealServer.run("odoo", "UPDATE ir_cron SET nextcall = nextcall + interval '1 hour'");
        assertTrue(reason(desk.approve(proposed)).contains("next call is 2026-11-28 02:00:00.000000, planned was"));
        assertEquals("t", active());
    }

    @Test
    void oneThatSomebodyElseSwitchedIsLeftAsItIs() throws SQLException {
        Mitigation paused = desk.inForce(PAUSE);
        RealServer.run("odoo", "UPDATE ir_cron SET active = true, nextcall = nextcall + interval '1 day'");
        RealServer.run("odoo", "UPDATE ir_cron SET active = false");
        desk.undo(paused);
        assertEquals("f", active());
        assertTrue(desk.said("undone").contains("somebody else has changed it"), desk.said("undone"));
    }

    @Test
    void withoutTheGrantItIsNamed() throws SQLException {
        RealServer.run("odoo", "REVOKE UPDATE (active) ON ir_cron FROM operator");
        assertEquals(
                "operator may not: GRANT UPDATE (active) ON ir_cron TO operator in odoo", reason(desk.propose(PAUSE)));
        assertTrue(reason(desk.propose(new PauseScheduledAction("pg", "odoo", 8, "", Was.UNKNOWN)))
                .contains("there is no scheduled action 8"));
    }

    private static void queue() throws SQLException {
        RealServer.run("odoo", """
                CREATE TABLE queue_job (id serial PRIMARY KEY, uuid varchar, state varchar, channel varchar, eta timestamp);
                INSERT INTO queue_job (uuid, state, channel, eta) VALUES
                  ('a', 'pending', 'root.carrier', NULL), ('b', 'pending', 'root.carrier.label', '2020-01-01'),
                  ('c', 'started', 'root.carrier', NULL), ('d', 'pending', 'root.carriers', NULL),
                  ('e', 'pending', 'root.carrier', '2099-01-01');
                GRANT SELECT, UPDATE (eta) ON queue_job TO operator;
                """);
    }

    @Test
    void aChannelIsHeldByPuttingItsJobsOffAndReleased() throws SQLException {
        queue();
        Mitigation held = desk.inForce(new HoldChannel("pg", "odoo", "root.carrier", Was.UNKNOWN));
        String waiting = "SELECT string_agg(uuid, '' ORDER BY uuid) FROM queue_job WHERE state = 'pending'"
                + " AND (eta IS NULL OR eta <= now() AT TIME ZONE 'UTC')";
        assertEquals("d", RealServer.ask("odoo", waiting));
        desk.undo(held);
        assertEquals("abd", RealServer.ask("odoo", waiting));
        assertEquals("2099-01-01 00:00:00", RealServer.ask("odoo", "SELECT eta FROM queue_job WHERE uuid = 'e'"));
    }

    @Test
    void whereQueueJobIsNotInstalledThatIsSaid() {
        assertTrue(reason(desk.propose(new HoldChannel("pg", "odoo", "root", Was.UNKNOWN)))
                .contains("queue_job is not installed in odoo"));
    }
}
