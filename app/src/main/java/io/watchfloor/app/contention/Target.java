package io.watchfloor.app.contention;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;

/// A server of one's own on loopback, on which contention is made as superuser and watched as `watchfloor`.
public record Target(int port, String superuser) {
    private static final String DATABASE = "postgres";

    /// A superuser's connection whose waits may become cycles that stay.
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", superuser);
        properties.setProperty("ApplicationName", "contention");
        properties.setProperty("options", "-c deadlock_timeout=1h");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE, properties);
    }

    /// Makes the watching role as an operator would.
    public void prepare() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'watchfloor')"
                    + " THEN CREATE ROLE watchfloor LOGIN IN ROLE pg_monitor; END IF; END $$");
        }
    }

    /// An estate of this server alone.
    public Estate estate() {
        PostgresServer server = new PostgresServer(
                "pg",
                List.of("127.0.0.1:" + port),
                "disable",
                DATABASE,
                new Logins(new Login("watchfloor", null), null));
        return new Estate(
                new Identity("bench", "Bench", Environment.DEVELOPMENT, ZoneOffset.UTC, false),
                new Systems(List.of(server), null, null, null, null),
                List.of(),
                List.of());
    }
}
