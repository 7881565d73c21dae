package io.watchfloor.executors.pgbouncer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.executors.TestDesk;
import io.watchfloor.executors.postgres.PostgresExecutorProvider;
import io.watchfloor.executors.postgres.RealServer;
import io.watchfloor.executors.real.Programs;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.mitigation.actions.LimitPool;
import io.watchfloor.mitigation.actions.PausePool;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Pooler;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Against Debian's PgBouncer in front of a real server.
@Tag("real")
final class PgBouncerTest {
    private Programs programs;
    private String address;
    private TestDesk desk;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        String binary = Programs.installed("/usr/sbin/pgbouncer", "pgbouncer").toString();
        programs = new Programs();
        int port = Programs.port();
        String server = RealServer.address().replace("127.0.0.1:", "");
        programs.write("users.txt", "\"admin\" \"\"\n\"odoo\" \"\"\n\"stats\" \"\"\n");
        programs.write("pgbouncer.ini", """
                [databases]
                norda = host=127.0.0.1 port=%1$s dbname=norda
                soder = host=127.0.0.1 port=%1$s dbname=norda
                fixed = host=127.0.0.1 port=%1$s dbname=norda pool_size=3
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %2$d
                unix_socket_dir =
                auth_type = trust
                auth_file = users.txt
                admin_users = admin
                stats_users = stats
                pool_mode = transaction
                default_pool_size = 8
                ignore_startup_parameters = extra_float_digits
                """.formatted(server, port));
        programs.start("pgbouncer", List.of(binary, "pgbouncer.ini"));
        programs.awaitPort(port);
        address = "127.0.0.1:" + port;
        desk = desk("admin");
    }

    private TestDesk desk(String user) {
        Systems systems = new Systems(
                List.of(RealServer.server("operator")),
                null,
                null,
                null,
                null,
                new Systems.Operated(List.of(), List.of(new Pooler("pg", address, new Login(user, null))), null));
        List<Executor> executors = new ArrayList<>(new PgBouncerExecutorProvider().open(TestDesk.estate(systems)));
        executors.addAll(new PostgresExecutorProvider().open(TestDesk.estate(systems)));
        return new TestDesk(executors);
    }

    @AfterEach
    void stop() {
        if (desk != null) {
            desk.close();
            programs.close();
        }
    }

    private static String reason(Mitigation mitigation) {
        return assertInstanceOf(Stage.Refused.class, mitigation.stage(), mitigation.toString())
                .reason();
    }

    private Connection through(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + "/" + database + "?prepareThreshold=0", "odoo", "");
    }

    private LimitPool limit(String database, int size) {
        return new LimitPool(address, database, size, Was.UNKNOWN);
    }

    @Test
    void aPoolIsLimitedAndPutBackAndThoseLimitedWithItAreNamed() {
        Mitigation proposed = desk.propose(limit("norda", 2));
        assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
        assertTrue(
                proposed.plan().prospect().costs().toString().contains("no size of their own: soder"),
                proposed.plan().prospect().costs()::toString);
        desk.approve(proposed);
        assertTrue(desk.said("acted").contains("default_pool_size is 2, was 8, set as admin"), desk.said("acted"));
        assertTrue(reason(desk.propose(limit("norda", 2))).contains("pool size is 2"));
        desk.undo(proposed);
        assertTrue(desk.said("undone").contains("default_pool_size is 8"), desk.said("undone"));
    }

    @Test
    void whatCannotBeLimitedIsSaid() {
        assertTrue(reason(desk.propose(limit("fixed", 2))).contains("pool_size of its own (3)"));
        assertTrue(reason(desk.propose(limit("nowhere", 2))).contains("knows no database nowhere"));
        try (TestDesk statistics = desk("stats")) {
            Mitigation approved = statistics.approve(statistics.propose(limit("norda", 2)));
            Stage.Failed failed = assertInstanceOf(Stage.Failed.class, approved.stage());
            assertTrue(failed.text().contains("admin access needed"), failed.text());
        }
    }

    @Test
    void aPauseResumesByItself() throws SQLException {
        Mitigation proposed =
                desk.propose(new PausePool(address, "norda", Duration.ofSeconds(2)), Duration.ofMinutes(1));
        assertEquals(new Stage.Proposed(), proposed.stage(), proposed.checks()::toString);
        desk.approve(proposed);
        assertTrue(desk.said("acted").contains("is paused"), desk.said("acted"));
        Instant before = Instant.now();
        try (Connection waits = through("norda");
                Statement statement = waits.createStatement()) {
            statement.execute("SELECT 1");
        }
        assertTrue(Duration.between(before, Instant.now()).compareTo(Duration.ofSeconds(1)) > 0);
    }

    @Test
    void aPauseThatFindsNoEndIsResumed() throws SQLException {
        try (Connection holds = through("norda");
                Statement statement = holds.createStatement()) {
            holds.setAutoCommit(false);
            statement.execute("SELECT 1");
            Mitigation failed = desk.approve(
                    desk.propose(new PausePool(address, "norda", Duration.ofSeconds(2)), Duration.ofMinutes(1)));
            assertTrue(desk.said("failed").contains("did not end within 2.0 s"), failed + desk.said("failed"));
            statement.execute("SELECT 1");
            holds.commit();
        }
        try (Connection free = through("norda");
                Statement statement = free.createStatement()) {
            assertTrue(statement.execute("SELECT 1"));
        }
    }

    private SessionIdentity observed(int pid) throws SQLException {
        try (Connection monitor = RealServer.connect("watchfloor", "postgres");
                PreparedStatement statement = monitor.prepareStatement(
                        "SELECT backend_start, xact_start, query_start, state FROM pg_stat_activity WHERE pid = ?")) {
            statement.setInt(1, pid);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Session session = new Session(
                        pid,
                        new Session.Client("norda", "odoo", "odoo", null),
                        new Session.Times(time(row, 1), time(row, 2), time(row, 3), null),
                        new Session.Activity(row.getString(4), null, null, null, null),
                        "client backend",
                        null);
                desk.observe(List.of(new Sessions(Instant.now(), "pg", Instant.now(), List.of(session))));
                return SessionIdentity.of("pg", session);
            }
        }
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static int backend(Connection pooled) throws SQLException {
        pooled.setAutoCommit(false);
        try (Statement statement = pooled.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void aServerConnectionThatServesAnotherClientByNowIsNeverSignalled() throws SQLException {
        try (Connection one = through("norda");
                Connection other = through("norda")) {
            int pid = backend(one);
            Mitigation planned = desk.propose(EndSession.TERMINATE, observed(pid));
            assertEquals(new Stage.Proposed(), planned.stage(), planned.checks()::toString);
            one.commit();
            assertEquals(pid, backend(other), "the pooler gives the same server connection to the next client");
            String reason = reason(desk.approve(planned));
            assertTrue(reason.contains("another transaction"), reason);
            other.commit();
            Mitigation mine = desk.propose(EndSession.TERMINATE, observed(backend(other)));
            desk.approve(mine);
            assertTrue(desk.said("acted").contains("the session is gone"), desk.said("acted"));
        }
    }

    @Test
    void theActingEndpointSaysWhoItIs() throws Exception {
        try (Connection acting = PostgresEndpoint.acting(RealServer.server("operator"))
                        .orElseThrow()
                        .primary("postgres");
                Statement statement = acting.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('application_name')")) {
            row.next();
            assertEquals("watchfloor-act", row.getString(1));
        }
    }
}
