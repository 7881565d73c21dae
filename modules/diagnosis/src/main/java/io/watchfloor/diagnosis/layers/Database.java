package io.watchfloor.diagnosis.layers;

import io.watchfloor.diagnosis.LayerStatus.Figure;
import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.diagnosis.freshness.Measured;
import io.watchfloor.diagnosis.freshness.Measured.Quality;
import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// PostgreSQL: blocked time and connections over all servers, known only while every server is.
final class Database {
    private final Estate estate;
    private final Freshness freshness;

    Database(Estate estate, Freshness freshness) {
        this.estate = estate;
        this.freshness = freshness;
    }

    /// @param contended whether a finding on locks is in force
    Looks looks(List<ServerLocks> servers, boolean contended) {
        if (estate.systems().postgres().isEmpty()) {
            return Looks.unknown("not in this estate's file");
        }
        Measured worst = worst();
        if (worst.quality() != Quality.FRESH) {
            return Looks.without(worst, worst.reason());
        }
        List<Limit> connections = Limit.connections(estate, freshness);
        double blocked = servers.stream()
                .mapToInt(locks -> locks.graph().waiting().size())
                .sum();
        List<String> lines = new ArrayList<>();
        connections.stream()
                .max(Comparator.comparingDouble(Limit::share))
                .ifPresent(limit -> lines.add("%.0f of %.0f connections".formatted(limit.used(), limit.max())));
        servers.stream()
                .flatMap(locks -> locks.graph().waiting().stream()
                        .map(pid -> locks.graph().waited(pid)))
                .max(Comparator.naturalOrder())
                .filter(longest -> longest.compareTo(Duration.ofSeconds(1)) >= 0)
                .ifPresent(longest -> lines.add("longest wait " + longest.toSeconds() + " s"));
        boolean full = connections.stream().anyMatch(limit -> limit.share() >= Limit.FULL);
        return Looks.known(
                contended || full, worst.age(), new Figure(blocked, Unit.SECONDS_PER_SECOND, "blocked time"), lines);
    }

    private Measured worst() {
        return estate.systems().postgres().stream()
                .map(PostgresServer::slug)
                .map(freshness::server)
                .max(Comparator.comparing(Measured::quality)
                        .thenComparing(measured -> measured.age() == null ? Duration.ZERO : measured.age()))
                .orElseThrow();
    }
}
