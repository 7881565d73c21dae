package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.signals.Sample;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// The newest snapshot and its judgement, and how old what is taken from them is.
public record Observed(Snapshot snapshot, Judgement judgement) {
    private static final Duration USUAL_CLUSTER = Duration.ofSeconds(5);
    private static final Duration USUAL_SERVER = Duration.ofSeconds(1);

    /// Sessions that wait for a lock: each adds one second of blocked time a second.
    public record Blocked(int sessions, Instant at) {}

    /// The CronJobs that are known.
    public List<Objects.CronJob> cronJobs() {
        return snapshot.facts(Objects.class).stream()
                .flatMap(objects -> objects.cronJobs().stream())
                .toList();
    }

    /// The Jobs that are known.
    public List<Objects.Job> jobs() {
        return snapshot.facts(Objects.class).stream()
                .flatMap(objects -> objects.jobs().stream())
                .toList();
    }

    /// The Deployments that are known.
    public List<Objects.Deployment> deployments() {
        return snapshot.facts(Objects.class).stream()
                .flatMap(objects -> objects.deployments().stream())
                .toList();
    }

    /// A session as it was last seen: the same process of the server, whatever it does now.
    public Optional<Session> session(SessionIdentity identity) {
        return snapshot.facts(Sessions.class).stream()
                .filter(fact -> fact.subject().equals(identity.server()))
                .flatMap(fact -> fact.sessions().stream())
                .filter(each -> each.pid() == identity.pid()
                        && each.times().backendStart().equals(identity.started().backend()))
                .findFirst();
    }

    /// When the sessions of a server were last read.
    public Optional<Instant> sessionsAt(String server) {
        return snapshot.facts(Sessions.class).stream()
                .filter(fact -> fact.subject().equals(server))
                .map(Sessions::at)
                .max(Comparator.naturalOrder());
    }

    /// Whether the sessions of a server are known as they are now.
    public boolean sessionsFresh(String server, Instant now) {
        return sessionsAt(server).filter(at -> fresh(at, interval(server), now)).isPresent();
    }

    /// The newest fresh value of a measure of a server.
    public OptionalDouble figure(String name, String server) {
        return snapshot.fresh(SignalKey.server(name, server)).stream()
                .mapToDouble(Sample::value)
                .findFirst();
    }

    /// When the cluster's objects were last known; a watch is as new as its source's last answer.
    public Optional<Instant> clusterAt() {
        Optional<Instant> fact =
                snapshot.facts(Objects.class).stream().map(Objects::at).max(Comparator.naturalOrder());
        return fact.map(at -> newest("kubernetes")
                .map(SourceHealth::lastRead)
                .flatMap(Optional::ofNullable)
                .filter(read -> read.isAfter(at))
                .orElse(at));
    }

    /// Whether the objects are known as they are now.
    public boolean clusterFresh(Instant now) {
        Duration interval = newest("kubernetes")
                .map(SourceHealth::source)
                .map(Source::interval)
                .orElse(USUAL_CLUSTER);
        return clusterAt().filter(at -> fresh(at, interval, now)).isPresent();
    }

    private Optional<SourceHealth> newest(String name) {
        return sources(name)
                .max(Comparator.comparing(
                        health -> Optional.ofNullable(health.lastRead()).orElse(Instant.MIN)));
    }

    /// The source of this name and those below it, such as a server's nodes.
    private Stream<SourceHealth> sources(String name) {
        return snapshot.sources().values().stream()
                .filter(health -> health.source().name().equals(name)
                        || health.source().name().startsWith(name + "/"));
    }

    private boolean fresh(Instant at, Duration interval, Instant now) {
        Duration age = Duration.between(at, now);
        return age.compareTo(interval.multipliedBy(2).plus(snapshot.tick())) <= 0;
    }

    /// Who waits for whom on a server, if anybody does.
    public Optional<WaitTree> tree(String server) {
        return judgement.waitTrees().stream()
                .filter(tree -> tree.server().equals(server))
                .findFirst();
    }

    /// How many wait on a server, if that is known freshly. A server without a tree is asked for its waits: no tree
    /// may also mean that nobody waits.
    public Optional<Blocked> blocked(String server, Instant now) {
        Duration interval = interval(server);
        Optional<Blocked> tree =
                tree(server).map(each -> new Blocked(each.edges().size(), each.at()));
        Optional<Blocked> waits = snapshot.facts(Waits.class).stream()
                .filter(fact -> fact.subject().equals(server))
                .map(fact -> new Blocked(fact.waits().size(), fact.at()))
                .findFirst();
        return tree.or(() -> waits).filter(blocked -> fresh(blocked.at(), interval, now));
    }

    // Statements and the like are read less often than waits.
    private Duration interval(String server) {
        return sources("postgres/" + server)
                .map(health -> health.source().interval())
                .min(Comparator.naturalOrder())
                .orElse(USUAL_SERVER);
    }
}
