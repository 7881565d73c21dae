package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.facts.Statements;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerCollectorTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void aRoleWithoutPgMonitorIsToldSo() throws Exception {
        // An idle session of somebody else is all it takes.
        try (Connection other = RealServer.connect("norda");
                ServerCollector collector = collector(RealServer.server("nobody_special"))) {
            assertTrue(other.isValid(1));
            ConnectionException refused =
                    assertThrows(ConnectionException.class, () -> collector.collect(InstantSource.system()));
            assertTrue(
                    String.valueOf(refused.getMessage())
                            .matches("needs pg_monitor: \\d+ sessions are hidden from role"
                                    + " nobody_special \\(GRANT pg_monitor TO nobody_special\\)"),
                    refused.getMessage());
        }
    }

    @Test
    void theNodesThatAreNotThereAreNamed() {
        PostgresServer gone = new PostgresServer(
                "pg",
                List.of("127.0.0.1:1", "localhost:2"),
                "disable",
                "postgres",
                new Logins(new Login("w", null), null));
        try (ServerCollector collector = collector(gone)) {
            ConnectionException refused =
                    assertThrows(ConnectionException.class, () -> collector.collect(InstantSource.system()));
            assertEquals(
                    "no node of pg answers as primary: 127.0.0.1:1 refuses connections: nothing listens there;"
                            + " localhost:2 refuses connections: nothing listens there",
                    refused.getMessage());
        }
    }

    @Test
    void statementsByTimeAreDifferences() throws Exception {
        try (Connection other = RealServer.connect("norda");
                Statement statement = other.createStatement();
                ServerCollector collector = collector(RealServer.server("watchfloor"))) {
            statement.execute("SELECT 1 AS warm, 'known before'");
            collector.collect(InstantSource.fixed(START));
            for (int i = 0; i < 3; i++) {
                statement.execute("SELECT 'text of " + i + "', count(*) FROM generate_series(1, 1000) AS counted");
            }
            List<Reading> readings = collector.collect(InstantSource.fixed(START.plusSeconds(10)));
            Statements statements =
                    (Statements) ((Reading.Read) readings.getLast()).facts().getFirst();
            List<Statements.Statement> counted = statements.statements().stream()
                    .filter(each -> each.text().contains("counted"))
                    .toList();
            assertEquals(1, counted.size(), statements.toString());
            assertEquals(3, counted.getFirst().calls());
            assertEquals("norda", counted.getFirst().database());
            assertFalse(statements.statements().stream()
                    .anyMatch(each -> each.text().contains("warm")));
        }
    }

    @Test
    void itsOwnConnectionIsNotCountedAsActive() throws Exception {
        try (ServerCollector collector = collector(RealServer.server("watchfloor"))) {
            Reading.Read read =
                    (Reading.Read) collector.collect(InstantSource.system()).getFirst();
            assertTrue(read.samples().stream()
                    .anyMatch(sample -> sample.key().equals(SignalKey.server(SignalNames.POSTGRES_ACTIVE, "pg"))
                            && sample.value() == 0));
            assertEquals(1, read.cost().connections());
        }
    }

    @Test
    void aDeadConnectionIsReplaced() throws Exception {
        try (Connection other = RealServer.connect("postgres");
                Statement statement = other.createStatement();
                ServerCollector collector = collector(RealServer.server("watchfloor"))) {
            collector.collect(InstantSource.system());
            statement.execute(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'watchfloor'");
            assertThrows(ConnectionException.class, () -> collector.collect(InstantSource.system()));
            assertTrue(collector.collect(InstantSource.system()).getFirst() instanceof Reading.Read);
        }
    }

    private static ServerCollector collector(PostgresServer server) {
        Estate estate = RealServer.estate(List.of());
        return new ServerCollector(estate, server, new ServerState(server), new RelationNames());
    }
}
