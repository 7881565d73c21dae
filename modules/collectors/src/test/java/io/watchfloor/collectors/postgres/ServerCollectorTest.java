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
import io.watchfloor.signals.facts.Sessions;
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

    @Test
    void whoeverLocksACatalogDoesNotHideWhoWaits() throws Exception {
        try (Connection other = RealServer.connect("postgres");
                Statement statement = other.createStatement();
                ServerCollector collector = collector(RealServer.server("watchfloor"))) {
            collector.collect(InstantSource.fixed(START));
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE pg_database IN ACCESS EXCLUSIVE MODE");
            // Long enough for the names to be read again.
            Reading.Read read = (Reading.Read) collector
                    .collect(InstantSource.fixed(START.plusSeconds(70)))
                    .getFirst();
            assertEquals(List.of("postgres"), databases(read, "LOCK TABLE"));
            other.rollback();
        }
    }

    @Test
    void aRenamedDatabaseGetsItsNewName() throws Exception {
        try (Connection admin = RealServer.connect("postgres");
                Statement statement = admin.createStatement();
                ServerCollector collector = collector(RealServer.server("watchfloor"))) {
            statement.execute("CREATE DATABASE shop_new");
            assertEquals(List.of("shop_new"), seen(collector, "shop_new", START));
            statement.execute("ALTER DATABASE shop_new RENAME TO shop");
            assertEquals(List.of("shop"), seen(collector, "shop", START.plusSeconds(70)));
            statement.execute("DROP DATABASE shop");
        }
    }

    private static List<String> seen(ServerCollector collector, String database, Instant at) throws Exception {
        try (Connection session = RealServer.connect(database);
                Statement statement = session.createStatement()) {
            session.setAutoCommit(false);
            statement.execute("SELECT 1 AS renamed");
            Reading.Read read =
                    (Reading.Read) collector.collect(InstantSource.fixed(at)).getFirst();
            return databases(read, "renamed");
        }
    }

    private static List<String> databases(Reading.Read read, String statement) {
        return read.facts().stream()
                .filter(Sessions.class::isInstance)
                .flatMap(fact -> ((Sessions) fact).sessions().stream())
                .filter(session ->
                        String.valueOf(session.activity().statement()).contains(statement))
                .map(session -> String.valueOf(session.client().database()))
                .toList();
    }

    @Test
    void aTenantCannotShadowTheCatalog() throws Exception {
        try (Connection admin = RealServer.connect("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE shadowed");
            try (Connection tenant = RealServer.connect("shadowed");
                    Statement shadow = tenant.createStatement()) {
                shadow.execute("CREATE TABLE public.pg_class (oid oid)");
                shadow.execute("ALTER DATABASE shadowed SET search_path = public, pg_catalog");
            }
            PostgresServer server = RealServer.server("watchfloor");
            ServerState state = new ServerState(server);
            try (Link link = Link.open(state.endpoint(), server.nodes().getFirst(), "shadowed")) {
                boolean catalog = link.query(new Sql("SELECT 'pg_class'::regclass::oid = 1259"), rows -> {
                    rows.next();
                    return rows.getBoolean(1);
                });
                assertTrue(catalog);
            }
            statement.execute("DROP DATABASE shadowed");
        }
    }

    private static ServerCollector collector(PostgresServer server) {
        Estate estate = RealServer.estate(List.of());
        return new ServerCollector(estate, server, new ServerState(server), new RelationNames());
    }
}
