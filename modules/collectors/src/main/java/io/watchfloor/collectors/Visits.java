package io.watchfloor.collectors;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Visits one system at a fixed rate until closed. A visit that outlasts its tick makes the next one be skipped,
/// never queued; after failures the pauses grow.
final class Visits implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
    /// Longer than every timeout inside a collector together; catches what has none, such as looking up a name.
    private static final Duration LONGEST = Duration.ofSeconds(12);

    private final Collector collector;
    private final InstantSource clock;
    private final Consumer<Reading> sink;
    private final ExecutorService threads;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Backoff backoff = new Backoff();
    private @Nullable CountDownLatch overdue;
    private boolean failing;

    Visits(Collector collector, InstantSource clock, Consumer<Reading> sink, ExecutorService threads) {
        this.collector = collector;
        this.clock = clock;
        this.sink = sink;
        this.threads = threads;
    }

    @Override
    public void run() {
        Instant due = raster();
        try {
            boolean over = false;
            while (!over) {
                boolean answered = visit();
                Duration interval = collector.pace();
                Instant now = clock.instant();
                if (answered) {
                    due = Pace.next(due, now, interval);
                    over = pause(Pace.until(due, now, interval));
                } else {
                    over = pause(backoff.pause());
                    due = raster();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Visits fall on whole seconds, so that who judges a moment later judges what is fresh.
    private Instant raster() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    void close() {
        closed.countDown();
    }

    private boolean pause(Duration pause) throws InterruptedException {
        return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private boolean visit() throws InterruptedException {
        CountDownLatch before = overdue;
        if (before != null && before.getCount() > 0) {
            return failed("the visit before has not ended", null);
        }
        CountDownLatch ended = new CountDownLatch(1);
        overdue = ended;
        Future<List<Reading>> visit;
        try {
            visit = threads.submit(() -> {
                try {
                    return collector.collect(clock);
                } finally {
                    ended.countDown();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is closing", collector.source().name(), e);
            closed.countDown();
            return false;
        }
        try {
            visit.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS).forEach(sink);
            backoff.answered();
            if (failing) {
                failing = false;
                LOG.info("{} answers again", collector.source().name());
            }
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConnectionException refused) {
                return failed(String.valueOf(refused.getMessage()), refused);
            }
            return failed("a defect in reading it, see the log: " + e.getCause(), e);
        } catch (TimeoutException e) {
            visit.cancel(true);
            return failed("no answer within " + LONGEST.toSeconds() + " s", e);
        }
    }

    private boolean failed(String reason, @Nullable Exception cause) {
        if (closed.getCount() == 0) {
            return false;
        }
        if (!failing) {
            failing = true;
            if (cause instanceof ConnectionException) {
                // Expected of a remote system: the reason is enough, its cause is for those who look closer.
                LOG.warn("{}: {}", collector.source().name(), reason);
                LOG.debug("{}", collector.source().name(), cause);
            } else {
                LOG.warn("{}: {}", collector.source().name(), reason, cause);
            }
        }
        Instant now = clock.instant();
        for (Source source : collector.sources()) {
            sink.accept(new Reading.Failed(source, now, reason));
        }
        return false;
    }
}
