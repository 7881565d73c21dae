package io.watchfloor.connections;

import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Pooler;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The admin console of a PgBouncer. The JDBC driver sets session parameters that the console refuses, so this speaks
/// the few messages of PostgreSQL's simple protocol that the console needs. Without TLS: the console belongs on
/// loopback, on a private network or behind a tunnel.
public final class PoolerEndpoint {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final Pooler pooler;

    /// The console of this pooler, as its admin user.
    public PoolerEndpoint(Pooler pooler) {
        this.pooler = pooler;
    }

    public Pooler pooler() {
        return pooler;
    }

    /// Sends one command on a connection of its own and answers its rows by column name. `atMost` bounds each answer.
    ///
    /// @throws PoolerException when it cannot be reached, refuses, or does not answer
    public List<Map<String, String>> ask(String command, Duration atMost) throws PoolerException {
        String password;
        try {
            Secret secret = pooler.act().password();
            password = secret == null ? "" : Secrets.read(secret);
        } catch (ConnectionException e) {
            throw new PoolerException(String.valueOf(e.getMessage()), false, e);
        }
        try (PoolerWire wire = PoolerWire.open(pooler, CONNECT, atMost)) {
            wire.logIn(pooler.act().user(), password);
            return wire.ask(command);
        }
    }
}
