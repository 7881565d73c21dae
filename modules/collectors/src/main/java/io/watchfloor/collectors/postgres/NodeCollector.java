package io.watchfloor.collectors.postgres;

import io.watchfloor.collectors.Collector;
import io.watchfloor.collectors.Samples;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.facts.Replication;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One node: whether it is primary, as a standby how far behind, and its own sessions and waits. While the server's own
/// collector reads a node as primary, no connection is held here.
public final class NodeCollector implements Collector {
    private static final Sql STANDBY = Sql.resource(NodeCollector.class, "standby.sql");

    /// What a node says of itself. `behind` is the age in seconds of the last transaction replayed, negative if
    /// unknown.
    private record Self(
            boolean inRecovery, long replayed, boolean caughtUp, double behind, boolean receiving, Instant at) {
        static Self read(ResultSet rows) throws SQLException {
            rows.next();
            return new Self(
                    rows.getBoolean(1),
                    rows.getLong(2),
                    rows.getBoolean(3),
                    rows.getDouble(4),
                    rows.getBoolean(5),
                    rows.getTimestamp(6).toInstant());
        }
    }

    private final PostgresServer server;
    private final ServerState state;
    private final String address;
    private final String name;
    private final Source source;
    private final Sampler sampler;
    private final Tempo tempo = new Tempo();
    private @Nullable Link link;
    private @Nullable Instant levelAt;

    public NodeCollector(PostgresServer server, int index, ServerState state, RelationNames names) {
        this.server = server;
        this.state = state;
        this.address = server.nodes().get(index);
        this.name = ServerState.nodeName(server, index);
        this.source = new Source("postgres/" + server.slug() + "/" + name, Layer.POSTGRESQL, Tempo.QUICKEST);
        this.sampler = new Sampler(state, names, List.of());
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Duration pace() {
        return tempo.interval();
    }

    @Override
    public List<Reading> collect(InstantSource clock) throws ConnectionException {
        try {
            return looked(clock);
        } catch (ConnectionException e) {
            tempo.failed();
            throw e;
        }
    }

    private List<Reading> looked(InstantSource clock) throws ConnectionException {
        Instant now = clock.instant();
        if (state.coversPrimary(address, now)) {
            close();
            Samples samples = new Samples(source, now, null);
            samples.add(key(SignalNames.POSTGRES_PRIMARY), 1, Unit.COUNT);
            return List.of(samples.read(Reading.Cost.NONE));
        }
        if (state.searching()) {
            // The server's collector is about to find out; the primary needs no second connection.
            return List.of();
        }
        Link held = link;
        if (held == null || !held.isOpen()) {
            held = Link.open(state.endpoint(), address, server.database());
            link = held;
        }
        Self self = held.query(STANDBY, Self::read);
        Instant at = clock.instant();
        Samples samples = new Samples(new Source(source.name(), source.layer(), tempo.interval()), at, self.at());
        state.saw(address, !self.inRecovery(), at);
        samples.add(key(SignalNames.POSTGRES_PRIMARY), self.inRecovery() ? 0 : 1, Unit.COUNT);
        if (self.inRecovery()) {
            lag(self, at, samples);
        }
        samples.add(new Replication(at, subject(), !self.inRecovery(), List.of()));
        // Sessions that nobody else reads: those of a standby, and those of a second primary.
        Link asked = held;
        sampler.beside(asked, () -> sampler.facts(subject(), sampler.activity(asked, clock), asked, clock, samples));
        Reading.Cost cost = held.cost().plus(sampler.cost());
        tempo.looked(Duration.between(now, clock.instant()), cost.backendCpu());
        return List.of(samples.read(cost));
    }

    private String subject() {
        return server.slug() + "/" + name;
    }

    /// A standby that has replayed all it received is up to date only while it still receives.
    private void lag(Self self, Instant at, Samples samples) {
        Optional<Long> behind = state.wal(at).map(wal -> Math.max(0, wal - self.replayed()));
        behind.ifPresent(bytes -> samples.add(key(SignalNames.POSTGRES_REPLICATION_LAG_BYTES), bytes, Unit.BYTES));
        boolean level = behind.map(bytes -> bytes == 0).orElse(false) || (self.receiving() && self.caughtUp());
        Instant levelBefore = levelAt;
        if (level) {
            levelAt = at;
            samples.add(key(SignalNames.POSTGRES_REPLICATION_LAG), 0, Unit.SECONDS);
        } else if (self.behind() >= 0) {
            // After a quiet hour the last transaction is an hour old: it is behind only since it was last level.
            double since = levelBefore == null
                    ? self.behind()
                    : Duration.between(levelBefore, at).toNanos() / 1e9;
            samples.add(
                    key(SignalNames.POSTGRES_REPLICATION_LAG),
                    Math.max(0, Math.min(since, self.behind())),
                    Unit.SECONDS);
        }
    }

    private SignalKey key(String signal) {
        return SignalKey.of(signal, Map.of("server", server.slug(), "node", name));
    }

    @Override
    public void close() {
        Link held = link;
        link = null;
        if (held != null) {
            held.close();
        }
    }
}
