package io.watchfloor.collectors.prometheus;

import io.watchfloor.collectors.Collector;
import io.watchfloor.collectors.Samples;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.HttpEndpoint;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.Ingress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Traefik's metrics: by router what workflows take, fail and leave waiting, over the last ten seconds; and the
/// whole.
public final class IngressCollector implements Collector {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration SLACK = Duration.ofMillis(300);
    private static final Duration LIMIT = Duration.ofMillis(1_500);
    private static final long LARGEST = 8L * 1024 * 1024;

    /// The tally at one scrape.
    private record Look(Instant at, Map<String, Requests> routers, Requests total) {
        Look {
            routers = Map.copyOf(routers);
        }
    }

    private final Ingress ingress;
    private final Source source;
    private final Source routersSource;
    private final List<Route> routes;
    private final HttpEndpoint endpoint = new HttpEndpoint(LIMIT, LARGEST);
    private final Tally tally = new Tally();
    private final Deque<Look> looks = new ArrayDeque<>();

    public IngressCollector(Estate estate, Ingress ingress) {
        this.ingress = ingress;
        this.source = new Source("ingress", Layer.INGRESS, TICK);
        this.routersSource = new Source("ingress/routers", Layer.INGRESS, TICK);
        this.routes = Route.of(estate, ingress.router());
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public List<Source> sources() {
        return routes.isEmpty() ? List.of(source) : List.of(source, routersSource);
    }

    @Override
    public List<Reading> collect(InstantSource clock) throws ConnectionException, InterruptedException {
        List<Exposition.Series> scrape;
        try {
            scrape = Exposition.parse(endpoint.get(ingress.metrics(), "text/plain;version=0.0.4"), "traefik_");
        } catch (Exposition.Malformed e) {
            throw new ConnectionException("the ingress publishes no readable metrics: " + e.getMessage(), e);
        }
        Instant at = clock.instant();
        if (scrape.isEmpty()) {
            throw new ConnectionException("the ingress publishes no metrics of Traefik at " + ingress.metrics());
        }
        tally.add(scrape);
        Look now = new Look(at, tally.byRouter(), tally.total());
        looks.addLast(now);
        while (looks.size() > 2 && !secondIsYoung(at)) {
            looks.removeFirst();
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(whole(now, scrape).read(Reading.Cost.NONE));
        if (!routes.isEmpty()) {
            routers(now, scrape, readings);
        }
        return readings;
    }

    /// Whether without the eldest look the window would be shorter than ten seconds.
    private boolean secondIsYoung(Instant at) {
        return looks.stream()
                .skip(1)
                .findFirst()
                .map(second -> Duration.between(second.at(), at).compareTo(WINDOW.minus(SLACK)) < 0)
                .orElse(true);
    }

    private double seconds(Look now) {
        return Duration.between(looks.getFirst().at(), now.at()).toNanos() / 1e9;
    }

    private Samples whole(Look now, List<Exposition.Series> scrape) {
        Samples samples = new Samples(source, now.at(), null);
        double seconds = seconds(now);
        if (seconds > 0) {
            Requests since = now.total().since(looks.getFirst().total());
            samples.add(SignalKey.of(SignalNames.INGRESS_REQUESTS), since.answered() / seconds, Unit.PER_SECOND);
            if (since.answered() > 0) {
                samples.add(SignalKey.of(SignalNames.INGRESS_FAILED), since.failed() / since.answered(), Unit.RATIO);
            }
        }
        // Version 3 counts open connections of the whole, version 2 of entry points.
        OptionalDouble open = gauge(scrape, "traefik_open_connections", Map.of());
        if (open.isEmpty()) {
            open = gauge(scrape, "traefik_entrypoint_open_connections", Map.of());
        }
        open.ifPresent(count -> samples.add(SignalKey.of(SignalNames.INGRESS_OPEN), count, Unit.COUNT));
        return samples;
    }

    private void routers(Look now, List<Exposition.Series> scrape, List<Reading> readings) {
        Samples samples = new Samples(routersSource, now.at(), null);
        double seconds = seconds(now);
        for (Route route : routes) {
            Requests all = now.routers().get(route.router());
            if (all != null && seconds > 0) {
                route.add(
                        all.since(looks.getFirst().routers().getOrDefault(route.router(), Requests.NONE)),
                        seconds,
                        samples);
            }
            gauge(scrape, "traefik_router_open_connections", Map.of("router", route.router()))
                    .ifPresent(open -> route.addWaiting(open, samples));
        }
        List<String> absent = routes.stream()
                .map(Route::router)
                .filter(router -> !now.routers().containsKey(router))
                .toList();
        if (absent.size() < routes.size()) {
            readings.add(samples.read(Reading.Cost.NONE));
        }
        if (!absent.isEmpty()) {
            String text = absent.stream().limit(3).collect(Collectors.joining(", ")) + (absent.size() > 3 ? ", …" : "");
            readings.add(new Reading.Failed(
                    routersSource, now.at(), "the ingress has seen no request yet for router " + text));
        }
    }

    private static OptionalDouble gauge(List<Exposition.Series> scrape, String name, Map<String, String> labels) {
        double[] values = scrape.stream()
                .filter(series -> series.name().equals(name)
                        && series.labels().entrySet().containsAll(labels.entrySet())
                        && Double.isFinite(series.value()))
                .mapToDouble(Exposition.Series::value)
                .toArray();
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(java.util.Arrays.stream(values).sum());
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
