package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.ingress.Request;
import io.watchfloor.lab.ingress.Router;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Requests for pages that do not exist, by a workflow's own router: each takes a worker for a moment.
public final class Bots implements Disturbance {
    private final Router router;
    private final Fault fault;
    private volatile boolean stopping;
    private @Nullable Thread sender;

    /// The amount is requests a second.
    public Bots(Router router, Fault fault) {
        this.router = router;
        this.fault = fault;
    }

    @Override
    public void begin() {
        sender = Thread.ofVirtual().name("bots").start(this::send);
    }

    private void send() {
        Random random = new Random(router.route().hashCode());
        long step = (long) (1e9 / Math.max(1, fault.amount()));
        long at = System.nanoTime();
        while (!stopping) {
            at += (long) (step * (0.5 + random.nextDouble()));
            LockSupport.parkNanos(at - System.nanoTime());
            router.accept(new Request(System.nanoTime(), random.nextLong(), true));
        }
    }

    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(sender);
    }
}
