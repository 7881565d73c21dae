package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExhaustedTest {
    private static final int FIRST_WITH_RESERVE = 16;

    @Test
    void withAReservedConnectionItStillLooksWhenAllOthersAreUsedUp() throws Exception {
        assumeTrue(RealServer.version() >= FIRST_WITH_RESERVE);
        List<Connection> crowd = new ArrayList<>();
        try (EmbeddedPostgres server = RealServer.builder()
                .setServerConfig("max_connections", "24")
                .setServerConfig("superuser_reserved_connections", "3")
                .setServerConfig("reserved_connections", "8")
                .setServerConfig("fsync", "off")
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            try (Connection admin = DriverManager.getConnection(url, "postgres", "");
                    Statement statement = admin.createStatement()) {
                statement.execute("CREATE ROLE crowd LOGIN");
                statement.execute("CREATE ROLE plain LOGIN IN ROLE pg_monitor");
                statement.execute("CREATE ROLE kept LOGIN IN ROLE pg_monitor, pg_use_reserved_connections");
            }
            crowd.addAll(untilRefused(url));

            try (ServerCollector kept = collector(server, "kept");
                    ServerCollector plain = collector(server, "plain")) {
                ConnectionException refused =
                        assertThrows(ConnectionException.class, () -> plain.collect(InstantSource.system()));
                assertTrue(
                        String.valueOf(refused.getMessage()).contains("grant pg_use_reserved_connections to plain"),
                        refused.getMessage());
                assertInstanceOf(
                        Reading.Read.class, kept.collect(InstantSource.system()).getFirst());
            }
        } finally {
            for (Connection each : crowd) {
                each.close();
            }
        }
    }

    private static List<Connection> untilRefused(String url) {
        List<Connection> made = new ArrayList<>();
        String state = null;
        while (state == null) {
            try {
                made.add(DriverManager.getConnection(url, "crowd", ""));
            } catch (SQLException e) {
                state = e.getSQLState();
            }
        }
        assertEquals("53300", state);
        return made;
    }

    private static ServerCollector collector(EmbeddedPostgres embedded, String role) {
        PostgresServer server = RealServer.server(role, List.of("127.0.0.1:" + embedded.getPort()));
        return new ServerCollector(RealServer.estate(List.of()), server, new ServerState(server), new RelationNames());
    }
}
