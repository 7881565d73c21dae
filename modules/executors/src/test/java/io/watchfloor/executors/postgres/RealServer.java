package io.watchfloor.executors.postgres;

import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// One real server for all tests of this module, with roles as an operator would make them.
public final class RealServer {
    private static final EmbeddedPostgres SERVER = start();

    private RealServer() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "60")
                    .start();
            try (Connection connection =
                            DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE watchfloor LOGIN IN ROLE pg_monitor");
                statement.execute("CREATE ROLE operator LOGIN CREATEROLE IN ROLE pg_monitor, pg_signal_backend");
                statement.execute("CREATE ROLE beginner LOGIN");
                statement.execute("CREATE ROLE odoo LOGIN");
                statement.execute("CREATE ROLE reporting LOGIN");
                statement.execute("GRANT reporting TO operator WITH ADMIN OPTION");
                statement.execute("CREATE DATABASE norda OWNER odoo");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `host:port`.
    public static String address() {
        return "127.0.0.1:" + SERVER.getPort();
    }

    /// The server as an estate names it, with this role for acting.
    public static PostgresServer server(String operator) {
        return serverAt(address(), operator);
    }

    /// The server by another address, such as a proxy's.
    public static PostgresServer serverAt(String address, String operator) {
        return new PostgresServer(
                "pg",
                List.of(address),
                "disable",
                "postgres",
                new Logins(new Login("watchfloor", null), new Login(operator, null)));
    }

    /// As the executors get it.
    public static ActingServer acting(String operator) {
        return new ActingServer(PostgresEndpoint.acting(server(operator)).orElseThrow());
    }

    /// A connection of somebody else's.
    public static Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(SERVER.getJdbcUrl(role, database), role, "");
    }

    /// Runs a statement as superuser.
    public static void run(String database, String sql) throws SQLException {
        try (Connection connection = connect("postgres", database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first value of a query as superuser.
    public static String ask(String database, String sql) throws SQLException {
        try (Connection connection = connect("postgres", database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
