package io.watchfloor.lab.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a pair going: a second after the primary's process has ended the standby is promoted, and the lost node is
/// rebuilt as the new standby on its old port. One thread of its own; an attempt that fails is made again after a
/// second.
final class Supervisor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    /// As a lease that must run out before anybody else may be primary.
    private static final long LEASE_MILLIS = 1000;

    private final PostgresPair pair;
    private final Semaphore ended = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    Supervisor(PostgresPair pair) {
        this.pair = pair;
    }

    void start() {
        thread = Thread.ofVirtual().name("postgres-supervisor").start(this::supervise);
    }

    /// A server's process has ended, wanted or not.
    void ended() {
        ended.release();
    }

    private void supervise() {
        try {
            while (!closed) {
                ended.acquire();
                ended.drainPermits();
                while (!closed && !whole()) {
                    TimeUnit.MILLISECONDS.sleep(LEASE_MILLIS);
                    repair();
                }
            }
        } catch (InterruptedException _) {
            LOG.debug("supervisor ends");
        }
    }

    private boolean whole() {
        return pair.primary().isAlive() && pair.standby().isAlive();
    }

    private void repair() throws InterruptedException {
        pair.changing().lockInterruptibly();
        try {
            if (!pair.primary().isAlive()) {
                LOG.info("primary {} is gone", pair.primary().address());
                if (pair.standby().isAlive()) {
                    pair.promote(pair.standby());
                } else {
                    pair.primary().start(List.of());
                }
                LOG.info("{} is primary", pair.primary().address());
            }
            if (!pair.standby().isAlive()) {
                pair.rejoin(pair.standby());
                LOG.info("{} is standby again", pair.standby().address());
            }
        } catch (IOException | SQLException e) {
            LOG.warn("pair is not whole yet, next attempt in a second", e);
        } finally {
            pair.changing().unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(10_000);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
