package io.watchfloor.executors.probe;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.PostgresErrors;
import io.watchfloor.executors.postgres.Sql;
import io.watchfloor.mitigation.drill.Write;
import io.watchfloor.mitigation.drill.Write.Fate;
import io.watchfloor.mitigation.drill.WriteLog;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one keyed row after the other at an even pace, and remembers what came of each. Several lanes take turns, so
/// that a connection that hangs holds up no other's writes.
final class Probe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final int LANES = 4;
    private static final String WRITE = Sql.text(Probe.class, "do_write.sql");

    private final Marked server;
    private final String plan;
    private final WriteLog log;
    private final AtomicLong keys = new AtomicLong();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("write-probe-", 0).factory());
    private volatile boolean stopped;

    private Probe(Marked server, String plan, int perSecond) {
        this.server = server;
        this.plan = plan;
        this.log = new WriteLog(perSecond);
    }

    static Probe start(Marked server, String plan, int perSecond) {
        Probe probe = new Probe(server, plan, perSecond);
        for (int lane = 0; lane < LANES; lane++) {
            int own = lane;
            probe.threads.execute(() -> probe.write(own));
        }
        return probe;
    }

    String plan() {
        return plan;
    }

    WriteLog log() {
        return log;
    }

    private void write(int lane) {
        Lane state = new Lane(lane);
        try {
            for (long turn = 0; !stopped; turn = next(turn)) {
                Duration due = due(turn, lane);
                Duration early = due.minus(log.elapsed());
                if (early.isPositive()) {
                    TimeUnit.NANOSECONDS.sleep(early.toNanos());
                }
                if (!stopped) {
                    log.add(state.write());
                }
            }
        } catch (InterruptedException closing) {
            LOG.debug("probe lane {} ends", lane);
        } finally {
            state.disconnect();
        }
    }

    private Duration due(long turn, int lane) {
        return Duration.ofNanos((turn * LANES + lane) * TimeUnit.SECONDS.toNanos(1) / log.perSecond());
    }

    /// Turns that were missed are left out rather than made up for.
    private long next(long turn) {
        long present = log.elapsed().toNanos() * log.perSecond() / TimeUnit.SECONDS.toNanos(1) / LANES;
        return Math.max(turn + 1, present);
    }

    /// One connection at a time, on whichever node leads.
    private final class Lane {
        private final int number;
        private Marked.@Nullable Led led;

        Lane(int number) {
            this.number = number;
        }

        Write write() {
            long key = keys.incrementAndGet();
            Duration at = log.elapsed();
            Marked.Led open = led;
            if (open == null) {
                try {
                    open = server.lead(number);
                    led = open;
                } catch (ConnectionException refused) {
                    return fate(key, at, Fate.FAILED, String.valueOf(refused.getMessage()));
                }
            }
            try (PreparedStatement statement = open.connection().prepareStatement(WRITE)) {
                statement.setString(1, plan);
                statement.setLong(2, key);
                statement.executeUpdate();
                return fate(key, at, Fate.ACKNOWLEDGED, open.node());
            } catch (SQLException e) {
                // A connection that broke took the answer with it; a server that says no has not written.
                boolean lost = PostgresErrors.endsConnection(e);
                Write write = fate(key, at, lost ? Fate.UNKNOWN : Fate.FAILED, reason(e, open.node()));
                disconnect();
                return write;
            }
        }

        private String reason(SQLException e, String node) {
            return String.valueOf(
                    server.endpoint().explain(e, node, Marked.DATABASE).getMessage());
        }

        private Write fate(long key, Duration at, Fate fate, String text) {
            return new Write(key, at, log.elapsed().minus(at), fate, text);
        }

        void disconnect() {
            Marked.Led open = led;
            led = null;
            if (open != null) {
                try {
                    open.close();
                } catch (SQLException e) {
                    LOG.debug(
                            "{} was closed already",
                            Objects.requireNonNull(open).node(),
                            e);
                }
            }
        }
    }

    /// Ends the lanes; a write on its way is waited for.
    @Override
    public void close() {
        stopped = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
