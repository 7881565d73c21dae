package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Action.Workload;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.mitigation.actions.PostponeBackup;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether what an action rests on is still known, and still so. What does not come from a snapshot its executor has
/// just looked at, and compares again in the very request.
public final class Freshness {
    private static final String NAME = "fresh sample";

    private Freshness() {}

    /// The server whose sessions an action rests on; empty where it rests on none.
    static String server(Action action) {
        return action instanceof EndSession end ? end.session().server() : "";
    }

    private static boolean restsOnCluster(Action action) {
        return action instanceof PauseBatch || action instanceof PostponeBackup || action instanceof ScaleWorkload;
    }

    /// Whether the sample is fresh that an action rests on.
    public static Check check(Action action, @Nullable Observed observed, Instant now) {
        String server = server(action);
        if (!server.isEmpty()) {
            return sessions(server, observed, now);
        }
        return restsOnCluster(action)
                ? cluster(observed, now)
                : Words.passed(NAME, "looked at when it was planned, compared again when acting");
    }

    private static Check cluster(@Nullable Observed observed, Instant now) {
        if (observed == null || observed.clusterAt().isEmpty()) {
            return Words.failed(NAME, "the cluster has not been read yet: see its tile for the reason");
        }
        Duration age = Duration.between(observed.clusterAt().get(), now);
        return observed.clusterFresh(now)
                ? Words.passed(NAME, "objects read " + Math.max(0, age.toSeconds()) + " s ago")
                : Words.failed(
                        NAME, "the objects were last read " + age.toSeconds() + " s ago: what runs now is not known");
    }

    private static Check sessions(String server, @Nullable Observed observed, Instant now) {
        Optional<Instant> at = observed == null ? Optional.empty() : observed.sessionsAt(server);
        if (observed == null || at.isEmpty()) {
            return Words.failed(NAME, "the sessions of " + server + " have not been read yet");
        }
        Duration age = Duration.between(at.get(), now);
        return observed.sessionsFresh(server, now)
                ? Words.passed(NAME, "sessions read " + Math.max(0, age.toSeconds()) + " s ago")
                : Words.failed(
                        NAME,
                        "the sessions were last read " + age.toSeconds() + " s ago: what they do now is not known");
    }

    /// What has become of a target since it was planned, if anything that matters.
    public static Optional<String> movedOn(Action action, Observed observed) {
        return switch (action) {
            case PauseBatch pause -> batch(pause, observed);
            case PostponeBackup postpone -> batch(postpone.pause(), observed);
            case EndSession end -> session(end, observed);
            case ScaleWorkload scale -> workload(scale, observed);
            case Action _ -> Optional.empty();
        };
    }

    private static Optional<String> batch(PauseBatch pause, Observed observed) {
        Optional<Objects.CronJob> cronJob = observed.cronJobs().stream()
                .filter(each -> each.id().uid().equals(pause.cronJob().uid()))
                .findFirst();
        String name = "CronJob " + Words.name(pause.cronJob());
        if (cronJob.isEmpty()) {
            return Optional.of("it has moved on: " + name + " with this uid is gone");
        }
        if (cronJob.get().suspended() != pause.cronJob().seen().suspended()) {
            return Optional.of("it has moved on: " + name + " was suspended meanwhile by someone else");
        }
        Workload run = pause.run();
        if (pause.inFlight() == RunInFlight.LET_FINISH) {
            return Optional.empty();
        }
        if (run == null) {
            return begun(cronJob.get(), observed)
                    .map(job -> "it has moved on: run " + job.id().name() + " has begun: plan again");
        }
        boolean inFlight =
                observed.jobs().stream().anyMatch(job -> job.id().uid().equals(run.uid()) && job.finished() == null);
        return inFlight
                ? Optional.empty()
                : Optional.of("it has moved on: run " + run.name() + " has ended: plan again");
    }

    /// A run that has begun since a plan was made that knew of none: pausing the CronJob alone would leave it its
    /// locks.
    private static Optional<Objects.Job> begun(Objects.CronJob cronJob, Observed observed) {
        return observed.jobs().stream()
                .filter(job -> job.finished() == null && !job.suspended())
                .filter(job -> job.id().namespace().equals(cronJob.id().namespace()))
                .filter(job -> cronJob.id().name().equals(job.cronJob()))
                .findFirst();
    }

    private static Optional<String> session(EndSession end, Observed observed) {
        String name = "it has moved on: session " + end.session().pid();
        Optional<Session> session = observed.session(end.session());
        if (session.isEmpty()) {
            return Optional.of(name + " has ended, or does nothing any more");
        }
        Session.Times times = session.get().times();
        Instant transaction = end.session().started().transaction();
        if (!java.util.Objects.equals(times.transactionStart(), transaction)) {
            return Optional.of(name + " has begun another transaction");
        }
        boolean cancels = end.how() == EndSession.How.CANCEL;
        return cancels
                        && !java.util.Objects.equals(
                                times.queryStart(), end.session().started().query())
                ? Optional.of(name + " runs another statement")
                : Optional.empty();
    }

    private static Optional<String> workload(ScaleWorkload scale, Observed observed) {
        return observed.deployments().stream()
                .filter(each ->
                        each.id().uid().equals(scale.workload().revision().uid()))
                .findFirst()
                .filter(each -> scale.autoscaler() == null
                        && each.wanted() != scale.replicas().earlier())
                .map(each -> "it has moved on: " + scale.workload().title() + " has " + each.wanted() + " replicas, "
                        + scale.replicas().earlier() + " when planned");
    }
}
