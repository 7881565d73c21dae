package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What the collectors of one server tell one another: which node is primary, how far its WAL is, whether anybody
/// waits. Safe from any thread.
public final class ServerState {
    private static final Duration REMEMBERED = Duration.ofMillis(2_500);

    /// What a node said of itself; `since` is when it first said so without another answer in between.
    private record Seen(boolean primary, Instant since, Instant at) {}

    private record Position(long wal, Instant at) {}

    private final PostgresServer server;
    private final PostgresEndpoint endpoint;
    private final Map<String, Seen> roles = new ConcurrentHashMap<>();
    private volatile @Nullable String primary;
    private volatile @Nullable String lost;
    private volatile @Nullable Position position;
    private volatile @Nullable Instant waiting;

    public ServerState(PostgresServer server) {
        this.server = server;
        this.endpoint = PostgresEndpoint.watching(server);
    }

    public PostgresServer server() {
        return server;
    }

    public PostgresEndpoint endpoint() {
        return endpoint;
    }

    /// The name of a node on screen and in labels, such as `pg-1`.
    static String nodeName(PostgresServer server, int index) {
        return server.slug() + "-" + (index + 1);
    }

    void saw(String node, boolean isPrimary, Instant at) {
        roles.merge(
                node,
                new Seen(isPrimary, at, at),
                (before, now) -> recently(before, at, isPrimary) ? new Seen(isPrimary, before.since(), at) : now);
    }

    /// Another node that answers as primary beside this one. After a failover the old primary is none: it has not
    /// answered so since the new one first did.
    Optional<String> rival(String node, Instant now) {
        Seen own = roles.get(node);
        if (own == null || !recently(own, now, true)) {
            return Optional.empty();
        }
        return server.nodes().stream()
                .filter(other -> !other.equals(node) && besides(own, roles.get(other), now))
                .findFirst();
    }

    private static boolean besides(Seen own, @Nullable Seen other, Instant now) {
        return recently(other, now, true)
                && other != null
                && other.at().isAfter(own.since())
                && own.at().isAfter(other.since());
    }

    /// The server collector reads the primary at this node.
    void follows(@Nullable String node) {
        primary = node;
        if (node != null) {
            lost = null;
        }
    }

    void lost(String reason) {
        lost = reason;
    }

    /// Whether the primary has not been looked for to the end yet.
    boolean searching() {
        return primary == null && lost == null;
    }

    /// Why there is no primary to read, once it has been looked for in vain.
    public Optional<String> whyLost() {
        return Optional.ofNullable(lost);
    }

    /// The node whose primary is being read.
    public Optional<String> primary() {
        return Optional.ofNullable(primary);
    }

    /// Whether the server collector has just read this node as primary.
    boolean coversPrimary(String node, Instant now) {
        return node.equals(primary) && recently(roles.get(node), now, true);
    }

    /// Nodes worth asking whether they are primary: all but those that just answered as standby.
    List<String> candidates(Instant now) {
        return server.nodes().stream()
                .filter(node -> !recently(roles.get(node), now, false))
                .toList();
    }

    void walAt(long wal, Instant at) {
        position = new Position(wal, at);
    }

    /// The primary's WAL position in bytes, while it is fresh.
    Optional<Long> wal(Instant now) {
        Position known = position;
        return known == null || Duration.between(known.at(), now).compareTo(REMEMBERED) > 0
                ? Optional.empty()
                : Optional.of(known.wal());
    }

    void somebodyWaits(Instant at) {
        waiting = at;
    }

    /// Whether somebody waited for a lock on this server moments ago.
    public boolean somebodyWaited(Instant now) {
        Instant last = waiting;
        return last != null && Duration.between(last, now).compareTo(REMEMBERED) <= 0;
    }

    private static boolean recently(@Nullable Seen seen, Instant now, boolean asPrimary) {
        return seen != null
                && seen.primary() == asPrimary
                && Duration.between(seen.at(), now).compareTo(REMEMBERED) <= 0;
    }
}
