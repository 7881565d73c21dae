package io.watchfloor.diagnosis.freshness;

import io.watchfloor.diagnosis.freshness.Measured.Quality;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Sample;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a snapshot by the rule of two intervals and a tick; by one interval where the source's last visit
/// failed, since nothing newer is under way. A value from the future, after the console's clock was set back, is no
/// fresher than one equally far in the past. For one thread and one tick.
public final class Freshness {
    /// A value that has been stale for so long says nothing any more.
    public static final Duration FORGOTTEN = Duration.ofSeconds(60);

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(1);

    private final Snapshot now;
    private final Map<Layer, List<SourceHealth>> byLayer = new EnumMap<>(Layer.class);
    private final Map<String, Measured> servers = new HashMap<>();
    private @Nullable Measured objects;

    /// Reads this snapshot.
    public Freshness(Snapshot now) {
        this.now = now;
    }

    /// The instant judged.
    public Instant at() {
        return now.at();
    }

    /// The tick of this snapshot.
    public Duration tick() {
        return now.tick();
    }

    /// What a series says now.
    public Measured measure(SignalKey key) {
        return now.sample(key).map(this::measured).orElseGet(() -> Measured.never("not measured yet"));
    }

    private Measured measured(Sample sample) {
        Duration age = age(sample.at());
        SourceHealth source = now.sources().get(sample.source());
        if (within(age, sample.interval(), fails(source))) {
            return new Measured(Quality.FRESH, sample.value(), age, "");
        }
        if (source != null && source.problem() == null && source.fresh(now.at(), now.tick())) {
            return new Measured(Quality.ABSENT, null, null, sample.source() + " gives no value for it now");
        }
        return old(sample.value(), age, sample.interval(), problem(source, sample.source()));
    }

    private Measured old(double value, Duration age, Duration interval, String reason) {
        Duration limit = interval.multipliedBy(2).plus(now.tick());
        Duration forgotten = limit.plus(limit.compareTo(FORGOTTEN) < 0 ? FORGOTTEN.minus(limit) : FORGOTTEN);
        if (age.compareTo(forgotten) > 0) {
            return Measured.never(reason);
        }
        return new Measured(Quality.STALE, value, age, reason);
    }

    /// How old something received at `instant` is; never negative.
    public Duration age(Instant instant) {
        return Duration.between(instant, now.at()).abs();
    }

    private boolean within(Duration age, Duration interval, boolean fails) {
        return fails
                ? age.compareTo(interval) <= 0
                : age.compareTo(interval.multipliedBy(2).plus(now.tick())) <= 0;
    }

    private static boolean fails(@Nullable SourceHealth source) {
        return source != null && source.problem() != null;
    }

    /// Whether the source that reads the locks of a server has failed; of several that could be it, all of them.
    private boolean fails(String server) {
        SourceHealth own = now.sources().get("postgres/" + server);
        List<SourceHealth> reading = own == null ? sourcesOf(server) : List.of(own);
        return !reading.isEmpty() && reading.stream().allMatch(Freshness::fails);
    }

    /// Whether the locks of a server are in sight: `value` is without meaning.
    public Measured server(String server) {
        return servers.computeIfAbsent(server, this::look);
    }

    private Measured look(String server) {
        List<SourceHealth> sources = sourcesOf(server);
        Duration interval = interval(server);
        return fact(Waits.class, server)
                .map(waits -> {
                    Duration age = age(waits.at());
                    return within(age, interval, fails(server))
                            ? new Measured(Quality.FRESH, 0.0, age, "")
                            : old(0, age, interval, problem(sources, server));
                })
                .orElseGet(() -> Measured.never(problem(sources, server)));
    }

    /// Whether the clusters' objects are in sight: `value` is without meaning.
    public Measured objects() {
        Measured known = objects;
        if (known == null) {
            known = lookAtObjects();
            objects = known;
        }
        return known;
    }

    private Measured lookAtObjects() {
        List<SourceHealth> sources = sources(Layer.INFRASTRUCTURE);
        Duration interval = interval(sources);
        return now.facts(Objects.class).stream()
                .min(Comparator.comparing(Objects::at))
                .map(objects -> {
                    Duration age = age(objects.at());
                    boolean fails = !sources.isEmpty() && sources.stream().allMatch(Freshness::fails);
                    return within(age, interval, fails)
                            ? new Measured(Quality.FRESH, 0.0, age, "")
                            : old(0, age, interval, problem(sources, "kubernetes"));
                })
                .orElseGet(() -> Measured.never(problem(sources, "kubernetes")));
    }

    /// The fact of one kind about one subject, only while no older than the server's locks may be.
    public <F extends Fact> Optional<F> fresh(Class<F> kind, String server) {
        Duration interval = interval(server);
        return fact(kind, server).filter(fact -> within(age(fact.at()), interval, fails(server)));
    }

    private <F extends Fact> Optional<F> fact(Class<F> kind, String subject) {
        return now.facts(kind).stream()
                .filter(fact -> fact.subject().equals(subject))
                .max(Comparator.comparing(Fact::at));
    }

    /// Why a layer's sources do not deliver.
    public String problem(Layer layer) {
        return problem(sources(layer), layer.slug());
    }

    private List<SourceHealth> sources(Layer layer) {
        return byLayer.computeIfAbsent(
                layer,
                of -> now.sources().values().stream()
                        .filter(health -> health.source().layer() == of)
                        .sorted(Comparator.comparing(health -> health.source().name()))
                        .toList());
    }

    /// A server's sources are named after it; where they are not, every source of the layer may be its own.
    private List<SourceHealth> sourcesOf(String server) {
        List<SourceHealth> all = sources(Layer.POSTGRESQL);
        String prefix = "postgres/" + server;
        List<SourceHealth> named = all.stream()
                .filter(health -> {
                    String name = health.source().name();
                    return name.equals(prefix) || name.startsWith(prefix + "/");
                })
                .toList();
        return named.isEmpty() ? all : named;
    }

    /// How often the locks of a server are read, which becomes less often while it is slow.
    private Duration interval(String server) {
        SourceHealth own = now.sources().get("postgres/" + server);
        return interval(own == null ? sourcesOf(server) : List.of(own));
    }

    private static Duration interval(List<SourceHealth> sources) {
        return sources.stream()
                .map(health -> health.source().interval())
                .min(Comparator.naturalOrder())
                .orElse(USUAL_INTERVAL);
    }

    private static String problem(List<SourceHealth> sources, String otherwise) {
        return sources.stream()
                .filter(health -> health.problem() != null)
                .findFirst()
                .map(health -> problem(health, otherwise))
                .orElse(otherwise + ": no answer yet");
    }

    private static String problem(@Nullable SourceHealth health, String otherwise) {
        if (health == null) {
            return otherwise + ": no answer";
        }
        String problem = health.problem();
        return health.source().name() + ": " + (problem == null ? "no answer" : problem);
    }
}
