package io.watchfloor.connections;

import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/// Opens connections to one PostgreSQL server with one login. Each has every timeout set; one for watching is
/// read-only. Connections are not pooled: whoever opens one closes it.
public final class PostgresEndpoint {
    private final PostgresServer server;
    private final Login login;
    private final PostgresLimits limits;
    private final Use use;

    private static final String CATALOG_FIRST = " -c search_path=pg_catalog,public";

    private enum Use {
        WATCHING,
        PLANNING,
        ACTING
    }

    private PostgresEndpoint(PostgresServer server, Login login, PostgresLimits limits, Use use) {
        this.server = server;
        this.login = login;
        this.limits = limits;
        this.use = use;
    }

    /// For watching: read-only, short limits.
    public static PostgresEndpoint watching(PostgresServer server) {
        return new PostgresEndpoint(server, server.logins().watch(), PostgresLimits.WATCHING, Use.WATCHING);
    }

    /// For asking how statements would run: as the watching role, read-only, short limits, and otherwise as the
    /// server treats any session, because its settings decide on the plan. Statements are sent as they are, so that
    /// `$1` may stand in them.
    public static PostgresEndpoint planning(PostgresServer server) {
        return new PostgresEndpoint(server, server.logins().watch(), PostgresLimits.WATCHING, Use.PLANNING);
    }

    /// For acting with the operator's own role, where the estate names one.
    public static Optional<PostgresEndpoint> acting(PostgresServer server) {
        return Optional.ofNullable(server.logins().act())
                .map(login -> new PostgresEndpoint(server, login, PostgresLimits.ACTING, Use.ACTING));
    }

    /// The same login with other limits.
    public PostgresEndpoint within(PostgresLimits other) {
        return new PostgresEndpoint(server, login, other, use);
    }

    public PostgresServer server() {
        return server;
    }

    /// The role that connects.
    public String role() {
        return login.user();
    }

    /// A connection to this one node (`host:port`), whatever its part in replication.
    public Connection node(String node, String database) throws ConnectionException {
        return open(node, database, "any", node);
    }

    /// A connection to the node that is primary now.
    public Connection primary(String database) throws ConnectionException {
        return open(String.join(",", server.nodes()), database, "primary", server.slug());
    }

    /// The operator's text for an error on a connection of this endpoint.
    public ConnectionException explain(SQLException error, String where, String database) {
        return new ConnectionException(PostgresErrors.explain(error, role(), where, database), error);
    }

    private Connection open(String hosts, String database, String target, String where) throws ConnectionException {
        Properties properties = properties(target);
        Secret password = login.password();
        if (password != null) {
            properties.setProperty("password", Secrets.read(password));
        }
        String url = "jdbc:postgresql://" + hosts + "/" + URLEncoder.encode(database, StandardCharsets.UTF_8);
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw explain(e, where, database);
        }
    }

    private Properties properties(String target) {
        Properties properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("ApplicationName", use == Use.ACTING ? "watchfloor-act" : "watchfloor");
        properties.setProperty("connectTimeout", seconds(limits.connect()));
        properties.setProperty("loginTimeout", seconds(limits.connect().multipliedBy(2)));
        properties.setProperty("socketTimeout", seconds(limits.answer()));
        properties.setProperty("cancelSignalTimeout", seconds(limits.connect()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", options());
        properties.setProperty("readOnly", Boolean.toString(use != Use.ACTING));
        if (use == Use.PLANNING) {
            properties.setProperty("preferQueryMode", "simple");
        }
        properties.setProperty("prepareThreshold", "1");
        properties.setProperty("targetServerType", target);
        // Which node is primary is asked anew each time: a remembered answer would hide a failover for seconds.
        properties.setProperty("hostRecheckSeconds", "0");
        // Settings travel in the first packet instead of in statements of their own; 14 is the oldest supported.
        properties.setProperty("assumeMinServerVersion", "14");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("sslmode", server.ssl());
        if (server.ssl().startsWith("verify") && !ownAuthority()) {
            properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        // Details of server errors may quote rows.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    private String options() {
        String common = "-c statement_timeout=" + limits.statement().toMillis() + " -c lock_timeout="
                + limits.lock().toMillis()
                + " -c idle_in_transaction_session_timeout=10000 -c idle_session_timeout=120000";
        // A tenant may shadow the catalog by a setting of its database. Watching is many small statements: no JIT, no
        // workers, and a plan made once is kept.
        return switch (use) {
            case ACTING -> common + CATALOG_FIRST;
            case PLANNING -> common + " -c standard_conforming_strings=on";
            case WATCHING ->
                common
                        + CATALOG_FIRST + " -c default_transaction_read_only=on -c jit=off"
                        + " -c max_parallel_workers_per_gather=0 -c plan_cache_mode=force_generic_plan";
        };
    }

    private static boolean ownAuthority() {
        return Files.exists(Path.of(System.getProperty("user.home", ""), ".postgresql", "root.crt"));
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
