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
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The primary of one server over one connection: sessions, who waits for whom, replication, database counters,
/// statements. After a failover it goes to the node that is primary then.
public final class ServerCollector implements Collector {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCollector.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    /// Still within the age at which a reading of every second counts as fresh.
    private static final Duration SLOWER_TICK = Duration.ofSeconds(2);
    private static final Duration COSTLY = Duration.ofMillis(20);
    private static final Sql SESSIONS = Sql.resource(ServerCollector.class, "sessions.sql");

    private final PostgresServer server;
    private final ServerState state;
    private final Source source;
    private final Source statementsSource;
    private final OidNames oids = new OidNames();
    private final ActivityRows rows = new ActivityRows(oids);
    private final PrimarySearch search;
    private final WaitNames waitNames;
    private final StandbyList standbys;
    private final DatabaseRates databases;
    private final StatementDeltas statements;
    private @Nullable Link link;
    private @Nullable Instant databasesAt;
    private @Nullable String leftOut;
    private volatile Duration pace = TICK;

    public ServerCollector(Estate estate, PostgresServer server, ServerState state, RelationNames names) {
        this.server = server;
        this.state = state;
        this.source = new Source("postgres/" + server.slug(), Layer.POSTGRESQL, TICK);
        this.statementsSource =
                new Source("postgres/" + server.slug() + "/statements", Layer.POSTGRESQL, StatementDeltas.INTERVAL);
        List<Tenant> tenants = estate.tenants().stream()
                .filter(tenant -> tenant.server().equals(server.slug()))
                .toList();
        this.search = new PrimarySearch(state);
        this.waitNames = new WaitNames(state, names, oids, tenants);
        this.standbys = new StandbyList(server.slug(), state);
        this.databases = new DatabaseRates(server.slug(), tenants);
        this.statements = new StatementDeltas(server.slug(), oids);
    }

    @Override
    public Source source() {
        return source;
    }

    /// A server on which one look is costly is looked at half as often.
    @Override
    public Duration pace() {
        return pace;
    }

    @Override
    public List<Source> sources() {
        return List.of(source, statementsSource);
    }

    @Override
    public List<Reading> collect(InstantSource clock) throws ConnectionException, InterruptedException {
        Activity activity = activity(clock);
        Instant at = clock.instant();
        Link held = Objects.requireNonNull(link, "an activity was read over a link");
        state.saw(held.node(), true, at);
        state.follows(held.node());
        if (activity.server().hidden() > 0) {
            throw new ConnectionException(
                    "needs pg_monitor: " + activity.server().hidden() + " sessions are hidden from role "
                            + state.endpoint().role() + " (GRANT pg_monitor TO "
                            + state.endpoint().role() + ")");
        }
        Samples samples = new Samples(source, at, activity.server().at());
        counts(activity.server(), held, samples);
        samples.add(new Sessions(at, server.slug(), activity.server().at(), activity.sessions()));
        if (!activity.waits().isEmpty()) {
            state.somebodyWaits(at);
        }
        samples.add(waitNames.name(activity, at, held));
        beside(held, () -> standbys.read(held, at, samples));
        Instant last = databasesAt;
        if (last == null || Duration.between(last, at).compareTo(DatabaseRates.INTERVAL.minusMillis(300)) >= 0) {
            databasesAt = at;
            beside(held, () -> databases.read(held, at, samples));
        }
        List<Reading> readings = new ArrayList<>();
        if (statements.due(at)) {
            readings.add(statements(held, at));
        }
        Reading.Cost cost = held.cost().plus(waitNames.cost());
        pace = cost.backendCpu().compareTo(COSTLY) > 0 ? SLOWER_TICK : TICK;
        readings.addFirst(samples.read(cost));
        return readings;
    }

    /// Something besides sessions and waits.
    @FunctionalInterface
    private interface Part {
        void read() throws ConnectionException;
    }

    /// Whoever locks a catalog must not hide who waits for it: where only a part fails, it alone is left out.
    private void beside(Link held, Part part) throws ConnectionException {
        try {
            part.read();
        } catch (ConnectionException e) {
            if (!held.isOpen()) {
                throw e;
            }
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(leftOut)) {
                leftOut = reason;
                LOG.warn("{}: a part is left out: {}", source.name(), reason);
            }
        }
    }

    /// What the primary answers. A node that turns out to be a standby is left for the next one.
    private Activity activity(InstantSource clock) throws ConnectionException {
        for (int i = 0; i <= server.nodes().size(); i++) {
            Link held = link;
            if (held == null || !held.isOpen()) {
                state.follows(null);
                held = search.connect(clock.instant());
                link = held;
            }
            Link asked = held;
            Instant now = clock.instant();
            beside(asked, () -> oids.refresh(asked, now));
            Activity activity = asked.query(SESSIONS, rows::read);
            if (!activity.server().inRecovery()) {
                return activity;
            }
            held.close();
            state.saw(held.node(), false, clock.instant());
            state.follows(null);
        }
        throw new ConnectionException("no node of " + server.slug() + " answers as primary");
    }

    private void counts(Activity.Server all, Link held, Samples samples) {
        add(SignalNames.POSTGRES_CONNECTIONS, all.counts().connections(), Unit.COUNT, samples);
        add(SignalNames.POSTGRES_CONNECTIONS_MAX, held.maxConnections(), Unit.COUNT, samples);
        add(SignalNames.POSTGRES_ACTIVE, all.counts().active(), Unit.COUNT, samples);
        add(SignalNames.POSTGRES_IDLE_IN_TRANSACTION, all.counts().idleInTransaction(), Unit.COUNT, samples);
        add(SignalNames.POSTGRES_BLOCKED, all.counts().blocked(), Unit.COUNT, samples);
        Instant oldest = all.oldest();
        double age = oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, all.at()).toNanos() / 1e9);
        add(SignalNames.POSTGRES_OLDEST_TRANSACTION, age, Unit.SECONDS, samples);
    }

    private void add(String name, double value, Unit unit, Samples samples) {
        samples.add(SignalKey.server(name, server.slug()), value, unit);
    }

    /// Statements by time may be missing without anything else being so: their failure is a reading of their own.
    private Reading statements(Link held, Instant at) {
        Samples samples = new Samples(statementsSource, at, null);
        try {
            statements.read(held, at).ifPresent(samples::add);
            return samples.read(Reading.Cost.NONE);
        } catch (ConnectionException e) {
            return new Reading.Failed(statementsSource, at, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        Link held = link;
        if (held != null) {
            held.close();
        }
    }
}
