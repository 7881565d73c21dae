package io.watchfloor.lab.scenario;

import io.watchfloor.lab.ingress.Ingress;
import io.watchfloor.lab.ingress.Measured;
import io.watchfloor.lab.ingress.Router;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/// Remembers what latency is like in steady operation: the p95 of up to a minute before a scenario disturbed it.
/// After a disturbance the earlier value stands until there has been a calm minute again. Any thread.
public final class Calm {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    /// The first seconds of a lab are for warming up.
    private static final long WARM_UP_NANOS = 12_000_000_000L;

    /// Fewer answers than this make no p95 to compare with.
    private static final int ENOUGH = 20;

    private final Ingress ingress;
    private final Map<String, OptionalDouble> remembered = new ConcurrentHashMap<>();
    private long sinceNanos = System.nanoTime() + WARM_UP_NANOS;
    private boolean isCalm = true;

    /// Measures on all routers.
    public Calm(Ingress ingress) {
        this.ingress = ingress;
    }

    synchronized void begins() {
        if (!isCalm) {
            isCalm = true;
            sinceNanos = System.nanoTime();
        }
    }

    synchronized void ends() {
        if (!isCalm) {
            return;
        }
        if (remembered.isEmpty() || System.nanoTime() - sinceNanos >= MINUTE_NANOS) {
            for (Router router : ingress.routers()) {
                remembered.put(router.route().router(), now(List.of(router)));
                remembered.computeIfAbsent(router.route().workflow(), workflow -> now(all(workflow)));
            }
        }
        isCalm = false;
    }

    /// The steady p95 in seconds of a workflow at one tenant.
    public synchronized OptionalDouble steady(Router router) {
        return current()
                ? now(List.of(router))
                : remembered.getOrDefault(router.route().router(), OptionalDouble.empty());
    }

    /// The steady p95 in seconds of a workflow over all tenants.
    public synchronized OptionalDouble steady(String workflow) {
        return current() ? now(all(workflow)) : remembered.getOrDefault(workflow, OptionalDouble.empty());
    }

    private boolean current() {
        return isCalm && (remembered.isEmpty() || System.nanoTime() - sinceNanos >= MINUTE_NANOS);
    }

    private List<Router> all(String workflow) {
        return ingress.routers().stream()
                .filter(router -> router.route().workflow().equals(workflow))
                .toList();
    }

    private OptionalDouble now(List<Router> routers) {
        long now = System.nanoTime();
        Measured measured = Measured.between(routers, Math.max(sinceNanos, now - MINUTE_NANOS), now);
        return measured.answered() < ENOUGH ? OptionalDouble.empty() : measured.p95();
    }
}
