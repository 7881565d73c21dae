package io.watchfloor.connections;

import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Pooler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// Opens connections to the admin console of a PgBouncer. It speaks the simple protocol only and takes no parameters.
public final class PoolerEndpoint {
    private static final String CONSOLE = "pgbouncer";
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final Pooler pooler;

    /// The console of this pooler, as its admin user.
    public PoolerEndpoint(Pooler pooler) {
        this.pooler = pooler;
    }

    public Pooler pooler() {
        return pooler;
    }

    /// A connection whose answers take at most so long, in whole seconds. Whoever opens it closes it.
    public Connection open(Duration answer) throws ConnectionException {
        Properties properties = new Properties();
        properties.setProperty("user", pooler.act().user());
        Secret password = pooler.act().password();
        if (password != null) {
            properties.setProperty("password", Secrets.read(password));
        }
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("loginTimeout", Long.toString(CONNECT.toSeconds() * 2));
        properties.setProperty("socketTimeout", Long.toString(Math.max(1, answer.toSeconds())));
        properties.setProperty("preferQueryMode", "simple");
        // No settings of the session are sent: the console refuses them, in the first packet and afterwards.
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("sslmode", "prefer");
        try {
            return DriverManager.getConnection("jdbc:postgresql://" + pooler.address() + "/" + CONSOLE, properties);
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    /// The operator's text for an error on a connection of this endpoint.
    public ConnectionException explain(SQLException error) {
        String where = "PgBouncer " + pooler.address();
        return new ConnectionException(
                PostgresErrors.explain(error, pooler.act().user(), where, CONSOLE), error);
    }
}
