package io.watchfloor.diagnosis.layers;

import io.watchfloor.diagnosis.LayerStatus.Figure;
import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.diagnosis.freshness.Measured;
import io.watchfloor.diagnosis.freshness.Measured.Quality;
import io.watchfloor.diagnosis.locks.Attribution;
import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What runs in Kubernetes: infrastructure by pods wanted and ready, the application by which pods work in the
/// database.
final class Cluster {
    private static final int SOME = 5;
    private static final Set<String> AT_WORK =
            Set.of("active", "idle in transaction", "idle in transaction (aborted)", "fastpath function call");

    private final Estate estate;
    private final Snapshot now;
    private final Freshness freshness;

    Cluster(Estate estate, Snapshot now, Freshness freshness) {
        this.estate = estate;
        this.now = now;
        this.freshness = freshness;
    }

    Looks infrastructure() {
        if (estate.systems().kubernetes() == null) {
            return Looks.unknown("not in this estate's file");
        }
        Measured sight = freshness.objects();
        if (sight.quality() != Quality.FRESH) {
            return Looks.without(sight, sight.reason());
        }
        List<Objects> clusters = now.facts(Objects.class);
        int wanted = clusters.stream()
                .flatMap(cluster -> cluster.deployments().stream())
                .mapToInt(Objects.Deployment::wanted)
                .sum();
        int missing = clusters.stream()
                .flatMap(cluster -> cluster.deployments().stream())
                .mapToInt(deployment -> Math.max(0, deployment.wanted() - deployment.ready()))
                .sum();
        long pending = clusters.stream()
                .flatMap(cluster -> cluster.pods().stream())
                .filter(pod -> pod.phase().equals("Pending"))
                .count();
        double ready = wanted == 0 ? 1 : (double) (wanted - missing) / wanted;
        return Looks.known(
                missing > 0,
                sight.age(),
                new Figure(ready, Unit.RATIO, "wanted pods ready"),
                List.of("%d of %d pods ready".formatted(wanted - missing, wanted), pending + " pods pending"));
    }

    /// Only pods that hold a session at work are seen to be busy: what a worker does without the database is not known.
    Looks application(List<ServerLocks> servers, Attribution attribution) {
        Measured sight = servers.size() == estate.systems().postgres().size() && !servers.isEmpty()
                ? new Measured(Quality.FRESH, 0.0, age(servers), "")
                : worst();
        if (sight.quality() != Quality.FRESH) {
            return Looks.without(sight, sight.reason());
        }
        int busy = 0;
        int locked = 0;
        Set<String> pods = new HashSet<>();
        for (ServerLocks locks : servers) {
            for (Session session : locks.sessions()) {
                var who = attribution.who(locks.server(), session);
                boolean application = session.backendType().equals("client backend") && who.tenant() != null;
                if (application
                        && who.job() == null
                        && AT_WORK.contains(session.activity().state())) {
                    busy++;
                    locked += locks.graph().waiting().contains(session.pid()) ? 1 : 0;
                    if (who.pod() != null) {
                        pods.add(who.tenant() + "/" + who.pod());
                    }
                }
            }
        }
        String waits = "%d of %d wait for locks".formatted(locked, busy);
        long ready = readyPods();
        boolean counted = ready > 0 && freshness.objects().quality() == Quality.FRESH;
        Figure figure = counted
                ? new Figure(Math.min(1, (double) pods.size() / ready), Unit.RATIO, "pods using the database")
                : new Figure(busy, Unit.COUNT, "sessions at work");
        return Looks.known(locked >= SOME && 2 * locked >= busy, sight.age(), figure, List.of(waits));
    }

    private long readyPods() {
        return now.facts(Objects.class).stream()
                .flatMap(cluster -> cluster.pods().stream())
                .filter(pod -> pod.ready() && pod.job() == null && pod.workload() != null)
                .count();
    }

    private Duration age(List<ServerLocks> servers) {
        return servers.stream()
                .map(locks -> freshness.age(locks.waits().at()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Measured worst() {
        return estate.systems().postgres().stream()
                .map(server -> freshness.server(server.slug()))
                .max(Comparator.comparing(Measured::quality))
                .orElse(new Measured(Quality.UNKNOWN, null, null, "no PostgreSQL in this estate's file"));
    }
}
