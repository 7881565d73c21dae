package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Wait;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyTest {
    private RealStandby standby;
    private PostgresServer server;
    private ServerState state;
    private ServerCollector primary;
    private NodeCollector node;

    @BeforeEach
    void pair(@TempDir Path folder) throws Exception {
        standby = RealStandby.start(folder);
        server = RealServer.server("watchfloor", List.of("127.0.0.1:" + RealServer.port(), standby.node()));
        state = new ServerState(server);
        RelationNames names = new RelationNames();
        Estate estate = RealServer.estate(List.of());
        primary = new ServerCollector(estate, server, state, names);
        node = new NodeCollector(server, 1, state, names);
    }

    @AfterEach
    void end() throws Exception {
        primary.close();
        node.close();
        standby.close();
    }

    @Test
    void aReaderInTheWayOfTheReplayStandsOnTop() throws Exception {
        try (Connection writer = RealServer.connect("norda");
                Statement writing = writer.createStatement()) {
            writing.execute("DROP TABLE IF EXISTS replayed; CREATE TABLE replayed (id int)");
            try (Connection reader = standby.connect("norda");
                    Statement reading = reader.createStatement()) {
                await(reading, "to_regclass('replayed') IS NOT NULL");
                reader.setAutoCommit(false);
                reading.execute("SELECT count(*) FROM replayed");
                int pid = pid(reading);
                writing.execute("ALTER TABLE replayed ADD COLUMN note text");
                await(reading, "EXISTS (SELECT FROM pg_locks WHERE NOT granted)");

                primary.collect(InstantSource.system());
                node.collect(InstantSource.system());
                Reading.Read read =
                        (Reading.Read) node.collect(InstantSource.system()).getFirst();

                Waits waits = fact(read, Waits.class);
                assertEquals("pg/pg-2", waits.subject());
                Wait replay = waits.waits().getFirst();
                assertEquals(List.of(pid), replay.blockedBy());
                assertEquals("relation", replay.lock().type());
                assertEquals("AccessExclusive", replay.lock().wanted());
                assertEquals("AccessShare", replay.lock().held());
                assertEquals("replayed", replay.lock().relation());
                List<Session> sessions = fact(read, Sessions.class).sessions();
                assertTrue(sessions.stream()
                        .anyMatch(each ->
                                each.pid() == replay.pid() && each.backendType().equals("startup")));
            }
        }
    }

    @Test
    void twoPrimariesAreToldApartRatherThanOneOfThemRead() throws Exception {
        primary.collect(InstantSource.system());
        Reading.Read before =
                (Reading.Read) node.collect(InstantSource.system()).getFirst();
        assertEquals(0, asPrimary(before));
        try (Connection other = standby.connect("postgres");
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_promote()");
        }

        Reading.Read after = (Reading.Read) node.collect(InstantSource.system()).getFirst();
        assertEquals(1, asPrimary(after));
        ConnectionException refused =
                assertThrows(ConnectionException.class, () -> primary.collect(InstantSource.system()));

        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("two nodes of pg answer as primary"),
                refused.getMessage());
        assertEquals("pg/pg-2", fact(after, Sessions.class).subject());
        assertFalse(state.primary().isPresent());
    }

    private static double asPrimary(Reading.Read read) {
        return read.samples().stream()
                .filter(sample -> sample.key().name().equals(SignalNames.POSTGRES_PRIMARY))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private static <F> F fact(Reading.Read read, Class<F> kind) {
        return read.facts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    private static int pid(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Each try is a statement of its own, which sees what was replayed before it.
    private static void await(Statement statement, String condition) throws SQLException {
        for (int tries = 0; tries < 1_000; tries++) {
            try (ResultSet rows = statement.executeQuery("SELECT " + condition + ", pg_sleep(0.01)")) {
                rows.next();
                if (rows.getBoolean(1)) {
                    return;
                }
            }
        }
        fail("not so in time: " + condition);
    }
}
