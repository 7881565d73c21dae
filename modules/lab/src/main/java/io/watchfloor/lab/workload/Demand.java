package io.watchfloor.lab.workload;

import io.watchfloor.lab.ingress.Ingress;
import io.watchfloor.lab.ingress.Request;
import io.watchfloor.lab.ingress.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Sends requests whether or not earlier ones have been answered (open loop): evenly spaced arrivals with seeded
/// jitter, one virtual thread for each workflow of each tenant.
public final class Demand implements AutoCloseable {
    /// Multiple of the steady demand wanted at this moment.
    public interface Factor {
        /// For one workflow of one tenant.
        double of(String tenant, String workflow);
    }

    private static final long STEP_NANOS = 100_000_000;

    private final Ingress ingress;
    private final Factor factor;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    private Demand(Ingress ingress, Factor factor) {
        this.ingress = ingress;
        this.factor = factor;
    }

    /// Begins to send.
    public static Demand start(Ingress ingress, Factor factor, long seed) {
        Demand demand = new Demand(ingress, factor);
        for (Tenant tenant : Tenant.ALL) {
            for (Workflow workflow : Workflow.values()) {
                String name = "demand-" + tenant.slug() + "-" + workflow.slug();
                long own = seed * 31 + name.hashCode();
                demand.threads.add(Thread.ofVirtual().name(name).start(() -> demand.send(tenant, workflow, own)));
            }
        }
        return demand;
    }

    /// Walks along the demand in short steps, so that a ramp is followed; being late is caught up with.
    private void send(Tenant tenant, Workflow workflow, long seed) {
        Random random = new Random(seed);
        Router router = ingress.router(tenant.slug(), workflow.slug());
        double untilNext = random.nextDouble();
        long at = System.nanoTime();
        while (!stopping) {
            double perNano = workflow.requestsPerSecond() * factor.of(tenant.slug(), workflow.slug()) / 1e9;
            double left = perNano <= 0 ? Double.MAX_VALUE : untilNext / perNano;
            boolean due = left <= STEP_NANOS;
            long step = due ? (long) left : STEP_NANOS;
            at += step;
            for (long wait = at - System.nanoTime(); wait > 0 && !stopping; wait = at - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            untilNext -= step * perNano;
            if (due && !stopping) {
                router.accept(new Request(System.nanoTime(), random.nextLong()));
                untilNext = 0.6 + 0.8 * random.nextDouble();
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        for (@Nullable Thread thread : threads) {
            LockSupport.unpark(thread);
        }
        Joining.join(threads);
    }
}
