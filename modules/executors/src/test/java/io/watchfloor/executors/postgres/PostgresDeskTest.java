package io.watchfloor.executors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.executors.TestDesk;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.BoundDatabase;
import io.watchfloor.mitigation.actions.BoundRole;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// From a plan to the server and back, through the desk.
final class PostgresDeskTest {
    private final List<Executor> executors = new PostgresExecutorProvider()
            .open(TestDesk.estate(new Systems(List.of(RealServer.server("operator")), null, null, null, null)));
    private final TestDesk desk = new TestDesk(executors);

    @AfterEach
    void close() {
        desk.close();
    }

    private static Session sampled(String application) throws SQLException {
        try (Connection monitor = RealServer.connect("watchfloor", "postgres");
                Statement statement = monitor.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pid, datname, usename, backend_start, xact_start, query_start, state_change, state"
                                + " FROM pg_stat_activity WHERE application_name = '" + application + "'")) {
            row.next();
            return new Session(
                    row.getInt(1),
                    new Session.Client(row.getString(2), row.getString(3), application, null),
                    new Session.Times(time(row, 4), time(row, 5), time(row, 6), time(row, 7)),
                    new Session.Activity(row.getString(8), null, null, null, null),
                    "client backend",
                    null);
        }
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private SessionIdentity observed(String application) throws SQLException {
        Session session = sampled(application);
        desk.observe(List.of(new Sessions(Instant.now(), "pg", Instant.now(), List.of(session))));
        return SessionIdentity.of("pg", session);
    }

    private static Connection idleInTransaction(String application) throws SQLException {
        Connection connection = RealServer.connect("odoo", "norda");
        connection.setClientInfo("ApplicationName", application);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
        return connection;
    }

    @Test
    void aSessionIsTerminatedFromItsButton() throws SQLException {
        try (Connection odoo = idleInTransaction("odoo-button")) {
            Mitigation proposed = desk.propose(EndSession.TERMINATE, observed("odoo-button"));
            assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
            desk.approve(proposed);
            assertTrue(desk.said("acted").contains("the session is gone"), desk.said("acted"));
            assertTrue(desk.said("acted").startsWith("operator "), desk.said("acted"));
            assertTrue(!odoo.isValid(1));
        }
    }

    @Test
    void aSessionThatGoesOnBetweenPlanAndClickIsNotSignalled() throws SQLException {
        try (Connection odoo = idleInTransaction("odoo-pooled")) {
            Mitigation proposed = desk.propose(EndSession.TERMINATE, observed("odoo-pooled"));
            odoo.commit();
            try (Statement statement = odoo.createStatement()) {
                statement.execute("SELECT 2");
            }
            Stage.Refused refused =
                    assertInstanceOf(Stage.Refused.class, desk.approve(proposed).stage());
            assertTrue(refused.reason().contains("another transaction"), refused.reason());
            assertTrue(odoo.isValid(1));
        }
    }

    @Test
    void aRoleIsBoundedAndPutBack() throws SQLException {
        RealServer.run("postgres", "ALTER ROLE reporting SET statement_timeout = '5min'");
        Mitigation bound = desk.inForce(
                new BoundRole("pg", "reporting", BoundRole.Setting.STATEMENT_TIMEOUT, "30000", Was.UNKNOWN));
        assertEquals("{statement_timeout=30000ms}", settings());
        assertInstanceOf(Stage.Undone.class, desk.undo(bound).stage());
        assertEquals("{statement_timeout=5min}", settings());
        RealServer.run("postgres", "ALTER ROLE reporting RESET statement_timeout");
    }

    private static String settings() throws SQLException {
        return RealServer.ask("postgres", "SELECT rolconfig FROM pg_roles WHERE rolname = 'reporting'");
    }

    @Test
    void aDatabaseThatIsNotTheOperatorsIsRefusedWithTheGrant() {
        Mitigation refused = desk.propose(new BoundDatabase("pg", "norda", 5, Was.UNKNOWN));
        Stage.Refused stage = assertInstanceOf(Stage.Refused.class, refused.stage());
        assertTrue(stage.reason().contains("GRANT odoo TO operator"), stage.reason());
        assertInstanceOf(
                Stage.Refused.class,
                desk.propose(new BoundDatabase("pg", "nowhere", 5, Was.UNKNOWN)).stage());
        assertInstanceOf(
                Stage.Refused.class,
                desk.propose(new BoundDatabase("elsewhere", "norda", 5, Was.UNKNOWN))
                        .stage());
    }
}
