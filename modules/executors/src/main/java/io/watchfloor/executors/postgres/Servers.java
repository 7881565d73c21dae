package io.watchfloor.executors.postgres;

import io.watchfloor.mitigation.Check;
import io.watchfloor.signals.estate.Estate;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The servers of an estate on which the operator may act, by slug.
public record Servers(Map<String, ActingServer> bySlug) {
    private static final Logger LOG = LoggerFactory.getLogger(Servers.class);
    private static final String TIME = Sql.text(Servers.class, "server-time.sql");

    public Servers {
        bySlug = Map.copyOf(bySlug);
    }

    /// Those for which the estate names a login for acting.
    public static Servers of(Estate estate) {
        return new Servers(ActingServer.of(estate));
    }

    public boolean isEmpty() {
        return bySlug.isEmpty();
    }

    /// The server, where the operator has a login on it.
    public Optional<ActingServer> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /// Why nothing can be done on a server that is not among these.
    public static String missing(String slug) {
        return "the estate names no login for acting on server " + slug + ": write 'act' under it";
    }

    /// The same as the answer of a guard.
    public static Check failed(String guard, String slug) {
        return new Check(guard, Check.Result.FAILED, missing(slug), "");
    }

    /// The server's own clock, where it answers.
    public Optional<Instant> time(String slug) {
        ActingServer server = bySlug.get(slug);
        if (server == null) {
            return Optional.empty();
        }
        try {
            return server.on(server.clusterDatabase(), connection -> {
                try (PreparedStatement statement = connection.prepareStatement(TIME);
                        ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty();
                }
            });
        } catch (Trouble trouble) {
            LOG.debug("the clock of {} is not known: {}", slug, trouble.text());
            return Optional.empty();
        }
    }
}
