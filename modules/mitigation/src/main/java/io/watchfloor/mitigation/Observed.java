package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The newest snapshot and its judgement, and how old what is taken from them is.
record Observed(Snapshot snapshot, Judgement judgement) {
    private static final Duration USUAL_CLUSTER = Duration.ofSeconds(5);
    private static final Duration USUAL_SERVER = Duration.ofSeconds(1);

    /// Sessions that wait for a lock: each adds one second of blocked time a second.
    record Blocked(int sessions, Instant at) {}

    List<Objects.CronJob> cronJobs() {
        return snapshot.facts(Objects.class).stream()
                .flatMap(objects -> objects.cronJobs().stream())
                .toList();
    }

    List<Objects.Job> jobs() {
        return snapshot.facts(Objects.class).stream()
                .flatMap(objects -> objects.jobs().stream())
                .toList();
    }

    /// When the cluster's objects were last known; a watch is as new as its source's last answer.
    Optional<Instant> clusterAt() {
        Optional<Instant> fact =
                snapshot.facts(Objects.class).stream().map(Objects::at).max(Comparator.naturalOrder());
        return fact.map(at -> sources("kubernetes")
                .map(SourceHealth::lastRead)
                .flatMap(Optional::ofNullable)
                .filter(read -> read.isAfter(at))
                .orElse(at));
    }

    boolean clusterFresh(Instant now) {
        Duration interval = sources("kubernetes")
                .map(SourceHealth::source)
                .map(Source::interval)
                .orElse(USUAL_CLUSTER);
        return clusterAt().filter(at -> fresh(at, interval, now)).isPresent();
    }

    private Optional<SourceHealth> sources(String prefix) {
        return snapshot.sources().values().stream()
                .filter(health -> health.source().name().startsWith(prefix))
                .max(Comparator.comparing(
                        health -> Optional.ofNullable(health.lastRead()).orElse(Instant.MIN)));
    }

    private boolean fresh(Instant at, Duration interval, Instant now) {
        Duration age = Duration.between(at, now);
        return age.compareTo(interval.multipliedBy(2).plus(snapshot.tick())) <= 0;
    }

    Optional<WaitTree> tree(String server) {
        return judgement.waitTrees().stream()
                .filter(tree -> tree.server().equals(server))
                .findFirst();
    }

    /// How many wait on a server, if that is known freshly. A server without a tree is asked for its waits: no tree
    /// may also mean that nobody waits.
    Optional<Blocked> blocked(String server, Instant now) {
        Duration interval = sources("postgres/" + server)
                .map(SourceHealth::source)
                .map(Source::interval)
                .orElse(USUAL_SERVER);
        Optional<Blocked> tree =
                tree(server).map(each -> new Blocked(each.edges().size(), each.at()));
        Optional<Blocked> waits = snapshot.facts(Waits.class).stream()
                .filter(fact -> fact.subject().equals(server))
                .map(fact -> new Blocked(fact.waits().size(), fact.at()))
                .findFirst();
        return tree.or(() -> waits).filter(blocked -> fresh(blocked.at(), interval, now));
    }
}
