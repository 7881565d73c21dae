package io.watchfloor.app.bench;

import io.watchfloor.app.contention.Backends;
import io.watchfloor.app.contention.Crowd;
import io.watchfloor.app.contention.OwnServer;
import io.watchfloor.collectors.Collectors;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What one look at the server costs it, in four states, beside a peer at the same time.
final class WatchCost {
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final Duration WARM = Duration.ofSeconds(4);
    private static final double PEER_SHARE = 0.5;

    /// Makes a crowd what it is to be.
    @FunctionalInterface
    private interface Gathering {
        void gather(Crowd crowd) throws SQLException;
    }

    private final @Nullable Path peer;
    private final Consumer<Figure> figures;

    /// @param peer the peer's program, absent when it is not asked for
    WatchCost(@Nullable Path peer, Consumer<Figure> figures) {
        this.peer = peer;
        this.figures = figures;
    }

    /// The states whose cost is that of sessions.
    void ofSessions(OwnServer server) throws SQLException, IOException, InterruptedException {
        measure(server, "20-active", 3, crowd -> crowd.active(20));
        measure(server, "500-idle-20-active", 3.4, crowd -> {
            crowd.active(20);
            crowd.idle(500);
        });
        measure(server, "200-waiters", 6, crowd -> crowd.chains(5, 200));
    }

    /// The state whose cost is that of the lock table.
    void ofLocks(OwnServer server) throws SQLException, IOException, InterruptedException {
        measure(server, "60000-locks", 20, crowd -> crowd.locks(60, 1_000));
    }

    private void measure(OwnServer server, String state, double limit, Gathering gathering)
            throws SQLException, IOException, InterruptedException {
        Set<Long> looks = ConcurrentHashMap.newKeySet();
        try (Crowd crowd = new Crowd(server.target());
                Backends own = new Backends(server.target(), "watchfloor");
                Backends others = new Backends(server.target(), "pg_activity")) {
            gathering.gather(crowd);
            try (PgActivity other = peer == null
                            ? null
                            : PgActivity.start(peer, server.target().port());
                    Collectors collectors =
                            Collectors.forEstate(server.target().estate(), Clock.systemUTC(), reading -> {
                                if (reading.source().name().equals("postgres/pg")) {
                                    looks.add(reading.at().toEpochMilli());
                                }
                            })) {
                if (other != null) {
                    pause(WARM);
                    other.showBlocking();
                    pause(WARM);
                }
                double peerBefore = millis(others.spent());
                collectors.start();
                pause(MINUTE);
                double spent = millis(own.spent()) / Math.max(1, looks.size());
                double peerSpent = (millis(others.spent()) - peerBefore) / MINUTE.toSeconds();
                report(state, spent, limit, other != null && other.runs() ? peerSpent : Double.NaN);
            }
        }
    }

    private void report(String state, double spent, double limit, double peerSpent) throws IOException {
        if (peer == null) {
            figures.accept(new Figure("locks.cost." + state, spent, "ms/look", limit));
        } else {
            Figure.Peer measured = new Figure.Peer(PgActivity.version(peer), peerSpent);
            figures.accept(new Figure("locks.cost." + state, spent, "ms/look", limit, measured));
            figures.accept(new Figure("locks.cost-to-peer." + state, spent / peerSpent, "ratio", PEER_SHARE));
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static void pause(Duration length) throws InterruptedException {
        boolean _ = new CountDownLatch(1).await(length.toMillis(), TimeUnit.MILLISECONDS);
    }
}
