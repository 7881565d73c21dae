package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.facts.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementDeltasTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    private final OidNames names = new OidNames();
    private final StatementDeltas deltas = new StatementDeltas("pg", names);

    private static Link link(String database) throws ConnectionException {
        PostgresServer server = RealServer.server("watchfloor");
        return Link.open(new ServerState(server).endpoint(), server.nodes().getFirst(), database);
    }

    private Statements read(Link link, int seconds) throws ConnectionException {
        Instant at = START.plusSeconds(seconds);
        names.refresh(link, at);
        names.database(1);
        return deltas.read(link, at).orElseGet(() -> new Statements(at, "pg", Duration.ZERO, List.of()));
    }

    private static List<Statements.Statement> about(Statements read, String text) {
        return read.statements().stream()
                .filter(each -> each.text().contains(text))
                .toList();
    }

    private static final List<String> WORKS = List.of("before", "resetting", "evicted", "hidden");

    /// Long enough to be seen. The server tells statements apart by their columns, not by what these are called.
    private static void work(Statement statement, String name) throws SQLException {
        String columns = ", 1".repeat(WORKS.indexOf(name));
        statement.execute("SELECT count(*), 'secret' AS " + name + columns + " FROM generate_series(1, 200000) AS n");
    }

    @Test
    void everyFigureIsTheDifferenceSinceTheLastReading() throws Exception {
        try (Connection other = RealServer.connect("norda");
                Statement statement = other.createStatement();
                Link link = link("postgres")) {
            statement.execute("CREATE TABLE IF NOT EXISTS figures (n int)");
            work(statement, "before");
            read(link, 0);
            for (int i = 0; i < 3; i++) {
                statement.execute("INSERT INTO figures SELECT n FROM generate_series(1, 20000) AS n");
            }
            Statements read = read(link, 10);
            Statements.Statement insert = about(read, "INSERT INTO figures").getFirst();
            assertEquals(3, insert.calls());
            assertEquals(60_000, insert.work().rows());
            assertEquals("norda", insert.database());
            assertTrue(insert.blocks().walBytes() > 60_000, insert.toString());
            assertTrue(insert.blocks().hit() > 0, insert.toString());
            assertTrue(insert.time().toMillis() > 0, insert.toString());
            assertTrue(read.whole().time().compareTo(insert.time()) >= 0);
            assertTrue(read.whole().entries() > 0);
            assertEquals(List.of(), about(read, "before"));
            statement.execute("DROP TABLE figures");
        }
    }

    @Test
    void afterAResetOnlyWhatCameSinceIsCounted() throws Exception {
        try (Connection other = RealServer.connect("norda");
                Statement statement = other.createStatement();
                Connection admin = RealServer.connect("postgres");
                Statement reset = admin.createStatement();
                Link link = link("postgres")) {
            for (int i = 0; i < 5; i++) {
                work(statement, "resetting");
            }
            read(link, 0);
            reset.execute("SELECT pg_stat_statements_reset()");
            // More than before, so that the counters have not gone back.
            for (int i = 0; i < 7; i++) {
                work(statement, "resetting");
            }
            Statements read = read(link, 10);
            assertTrue(read.whole().reset());
            assertEquals(7, about(read, "resetting").getFirst().calls());
            work(statement, "resetting");
            work(statement, "resetting");
            read = read(link, 20);
            assertFalse(read.whole().reset());
            assertEquals(2, about(read, "resetting").getFirst().calls());
        }
    }

    @Test
    void anEntryThatWasThrownOutAndMadeAnewCountsFromThen() throws Exception {
        try (Connection other = RealServer.connect("norda");
                Statement statement = other.createStatement();
                Connection admin = RealServer.connect("postgres");
                Statement reset = admin.createStatement();
                Link link = link("postgres")) {
            for (int i = 0; i < 5; i++) {
                work(statement, "evicted");
            }
            read(link, 0);
            reset.execute(
                    "SELECT pg_stat_statements_reset(userid, dbid, queryid) FROM pg_stat_statements WHERE query LIKE '%evicted%'"
                            + " AND query NOT LIKE '%reset%'");
            for (int i = 0; i < 3; i++) {
                work(statement, "evicted");
            }
            Statements read = read(link, 10);
            assertEquals(3, about(read, "evicted").getFirst().calls());
            assertFalse(read.whole().reset());
        }
    }

    @Test
    void literalsNeverLeaveTheServer() throws Exception {
        try (Connection other = RealServer.connect("norda");
                Statement statement = other.createStatement();
                Link link = link("postgres")) {
            read(link, 0);
            work(statement, "hidden");
            // A utility statement is kept with its literals.
            statement.execute("DO $$ BEGIN PERFORM count(*) FROM generate_series(1, 200000); END /* secret */ $$");
            Statements read = read(link, 10);
            assertEquals(1, about(read, "hidden").size());
            assertTrue(read.statements().stream().noneMatch(each -> each.text().contains("secret")), read.toString());
        }
    }

    @Test
    void aDatabaseWithoutTheExtensionSaysWhichCommandMakesIt() throws Exception {
        try (Link link = link("norda")) {
            ConnectionException refused = assertThrows(ConnectionException.class, () -> read(link, 0));
            assertEquals(
                    "pg_stat_statements is not installed in database norda: statements by time are unknown"
                            + " (CREATE EXTENSION pg_stat_statements)",
                    refused.getMessage());
        }
    }

    @Test
    void anOldExtensionSaysWhichCommandBringsItUpToDate() throws Exception {
        try (Connection admin = RealServer.connect("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE aged");
            try (Connection aged = RealServer.connect("aged");
                    Statement older = aged.createStatement();
                    Link link = link("aged")) {
                older.execute("CREATE EXTENSION pg_stat_statements VERSION '1.8'");
                ConnectionException refused = assertThrows(ConnectionException.class, () -> read(link, 0));
                assertEquals(
                        "pg_stat_statements is of version 1.8 in database aged, older than its server: statements by time are"
                                + " unknown (ALTER EXTENSION pg_stat_statements UPDATE)",
                        refused.getMessage());
                older.execute("ALTER EXTENSION pg_stat_statements UPDATE TO '1.10'");
            }
            try (Link link = link("aged")) {
                // An extension that does not tell since when an entry counts is read by the older query.
                read(link, 0);
                assertTrue(read(link, 10).whole().entries() > 0);
            }
            statement.execute("DROP DATABASE aged");
        }
    }
}
