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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The primary of one server over one connection: sessions, who waits for whom, replication, database counters,
/// statements. After a failover it goes to the node that is primary then.
public final class ServerCollector implements Collector {
    private static final Duration RESERVE_INTERVAL = Duration.ofMinutes(1);

    private final PostgresServer server;
    private final ServerState state;
    private final Source source;
    private final Source statementsSource;
    private final Source reserveSource;
    private final Sampler sampler;
    private final PrimarySearch search;
    private final Tempo tempo = new Tempo();
    private final StandbyList standbys;
    private final DatabaseRates databases;
    private final StatementDeltas statements;
    private @Nullable Link link;
    private @Nullable Instant databasesAt;
    private @Nullable Instant reserveAt;

    public ServerCollector(Estate estate, PostgresServer server, ServerState state, RelationNames names) {
        this.server = server;
        this.state = state;
        this.source = new Source("postgres/" + server.slug(), Layer.POSTGRESQL, Tempo.QUICKEST);
        this.statementsSource =
                new Source("postgres/" + server.slug() + "/statements", Layer.POSTGRESQL, StatementDeltas.INTERVAL);
        this.reserveSource =
                new Source("postgres/" + server.slug() + "/reserved connection", Layer.POSTGRESQL, RESERVE_INTERVAL);
        List<Tenant> tenants = estate.tenants().stream()
                .filter(tenant -> tenant.server().equals(server.slug()))
                .toList();
        this.search = new PrimarySearch(state);
        this.sampler = new Sampler(state, names, tenants);
        this.standbys = new StandbyList(server.slug(), state);
        this.databases = new DatabaseRates(server.slug(), tenants);
        this.statements = new StatementDeltas(server.slug(), sampler.oids());
    }

    @Override
    public Source source() {
        return source;
    }

    /// A server on which one look is slow or costly is looked at less often.
    @Override
    public Duration pace() {
        return tempo.interval();
    }

    @Override
    public List<Source> sources() {
        return List.of(source, statementsSource, reserveSource);
    }

    @Override
    public List<Reading> collect(InstantSource clock) throws ConnectionException, InterruptedException {
        Instant begun = clock.instant();
        try {
            return looked(begun, clock);
        } catch (ConnectionException e) {
            tempo.failed();
            throw e;
        }
    }

    private List<Reading> looked(Instant begun, InstantSource clock) throws ConnectionException {
        Activity activity = activity(clock);
        Instant at = clock.instant();
        Link held = Objects.requireNonNull(link, "an activity was read over a link");
        alone(held.node(), at);
        state.follows(held.node());
        if (activity.server().hidden() > 0) {
            throw new ConnectionException(Privileges.hidden(
                    activity.server().hidden(), state.endpoint().role()));
        }
        // Its interval is the present one, so that what is read less often does not look stale.
        Source present = new Source(source.name(), source.layer(), tempo.interval());
        Samples samples = new Samples(present, at, activity.server().at());
        counts(activity.server(), held, samples);
        if (sampler.facts(server.slug(), activity, held, clock, samples)) {
            state.somebodyWaits(at);
        }
        if (hasStandbys(activity)) {
            sampler.beside(held, () -> standbys.read(held, at, samples));
        } else {
            standbys.none(held, at, samples);
        }
        Instant last = databasesAt;
        if (last == null || Duration.between(last, at).compareTo(DatabaseRates.INTERVAL.minusMillis(300)) >= 0) {
            databasesAt = at;
            sampler.beside(held, () -> databases.read(held, at, samples));
        }
        List<Reading> readings = new ArrayList<>();
        if (statements.due(at)) {
            readings.add(statements(held, at));
        }
        Reading.Cost cost = held.cost().plus(sampler.cost());
        tempo.looked(Duration.between(begun, clock.instant()), cost.backendCpu());
        add(SignalNames.POSTGRES_WATCH_INTERVAL, tempo.interval().toMillis() / 1000.0, Unit.SECONDS, samples);
        if (cost.measured()) {
            add(SignalNames.POSTGRES_WATCH_CPU, cost.backendCpu().toNanos() / 1e9, Unit.SECONDS, samples);
        }
        Instant told = reserveAt;
        if (told == null || Duration.between(told, at).abs().compareTo(RESERVE_INTERVAL) >= 0) {
            reserveAt = at;
            readings.add(reserve(held, at));
        }
        readings.addFirst(samples.read(cost));
        return readings;
    }

    /// What will be missing on the day when it is needed is said beforehand.
    private Reading reserve(Link held, Instant at) {
        return held.reserve()
                .missing(state.endpoint().role())
                .<Reading>map(text -> new Reading.Failed(reserveSource, at, text))
                .orElseGet(() -> new Samples(reserveSource, at, null).read(Reading.Cost.NONE));
    }

    /// Where nothing streams and no other node waits for the position, nothing needs to be asked.
    private boolean hasStandbys(Activity activity) {
        return server.nodes().size() > 1
                || activity.sessions().stream()
                        .anyMatch(each -> each.backendType().equals("walsender"));
    }

    /// With two primaries nobody knows whose sessions and figures are the server's: then neither is read as such.
    private void alone(String node, Instant at) throws ConnectionException {
        state.saw(node, true, at);
        String rival = state.rival(node, at).orElse(null);
        if (rival != null) {
            String text = "two nodes of " + server.slug() + " answer as primary, " + node + " and " + rival
                    + ": fence the one that must not take writes";
            state.follows(null);
            state.lost(text);
            throw new ConnectionException(text);
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
            Activity activity = sampler.activity(held, clock);
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
        held.cores().ifPresent(cores -> add(SignalNames.POSTGRES_CORES, cores, Unit.COUNT, samples));
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
