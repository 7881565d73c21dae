package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.Workload;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.facts.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The guards that the desk answers itself, without asking a system.
final class Guards {
    /// A plan older than this predicts an effect on a state that is gone.
    static final Duration PLAN_KEEPS = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofHours(24);

    private Guards() {}

    /// Those that are asked when planning, in the order in which they matter.
    static List<Check> whenPlanning(Identity identity, Target target, Plan plan, @Nullable Observed observed) {
        Instant now = plan.scope().planned();
        return List.of(
                known(target),
                fresh(observed, now),
                notSuspended(target),
                pausable(target),
                lasts(plan.scope().lasts()),
                environment(identity));
    }

    private static Check known(Target target) {
        if (target.problem() != null) {
            return failed("target known", target.problem());
        }
        Workload run = target.runs().meant();
        return passed(
                "target known",
                "CronJob " + Planner.name(target.cronJob()) + ", uid "
                        + target.cronJob().uid()
                        + (run == null ? ", no run in flight" : "; its run " + run.name() + ", uid " + run.uid()));
    }

    private static Check fresh(@Nullable Observed observed, Instant now) {
        String name = "fresh sample";
        if (observed == null || observed.clusterAt().isEmpty()) {
            return failed(name, "the cluster has not been read yet: see its tile for the reason");
        }
        Duration age = Duration.between(observed.clusterAt().get(), now);
        return observed.clusterFresh(now)
                ? passed(name, "objects read " + Math.max(0, age.toSeconds()) + " s ago")
                : failed(name, "the objects were last read " + age.toSeconds() + " s ago: what runs now is not known");
    }

    private static Check notSuspended(Target target) {
        return target.cronJob().seen().suspended()
                ? failed("not suspended", "CronJob " + Planner.name(target.cronJob()) + " is suspended already")
                : passed("not suspended", "spec.suspend is false");
    }

    private static Check pausable(Target target) {
        if (target.workflow() == null) {
            return new Check("may be paused", Result.NOT_OFFERED, "no workflow of the estate names this batch", "");
        }
        return target.workflow().footprint().pausable()
                ? passed("may be paused", "the estate lets " + target.title() + " be paused")
                : failed("may be paused", "the estate says that " + target.title() + " must not be paused");
    }

    private static Check lasts(Duration lasts) {
        return lasts.isPositive() && lasts.compareTo(LONGEST) <= 0
                ? passed("ends", "by itself after " + Planner.words(lasts))
                : failed("ends", "a pause lasts more than nothing and at most " + Planner.words(LONGEST));
    }

    private static Check environment(Identity identity) {
        return identity.environment() == Environment.PRODUCTION
                ? passed("environment", "production: type " + identity.slug() + " to act")
                : passed(
                        "environment",
                        identity.environment().name().toLowerCase(Locale.ROOT) + ": no name has to be typed");
    }

    static Check free(Table table, Plan plan) {
        return table.holder(plan)
                .map(other -> failed("target free", Table.taken(other)))
                .orElseGet(() -> passed("target free", "no other mitigation holds it"));
    }

    /// What stands against acting on a plan now, if anything: it is old, or its target has moved on.
    static Optional<String> whenActing(Plan plan, @Nullable Observed observed, Instant now) {
        if (Duration.between(plan.scope().planned(), now).compareTo(PLAN_KEEPS) > 0) {
            return Optional.of("the plan is older than " + Planner.words(PLAN_KEEPS) + ": plan again");
        }
        Check fresh = fresh(observed, now);
        if (observed == null || !fresh.allows()) {
            return Optional.of(fresh.text());
        }
        return switch (plan.action()) {
            case PauseBatch pause -> movedOn(pause, observed);
        };
    }

    private static Optional<String> movedOn(PauseBatch pause, Observed observed) {
        Optional<Objects.CronJob> cronJob = observed.cronJobs().stream()
                .filter(each -> each.id().uid().equals(pause.cronJob().uid()))
                .findFirst();
        String name = "CronJob " + Planner.name(pause.cronJob());
        if (cronJob.isEmpty()) {
            return Optional.of("it has moved on: " + name + " with this uid is gone");
        }
        if (cronJob.get().suspended() != pause.cronJob().seen().suspended()) {
            return Optional.of("it has moved on: " + name + " was suspended meanwhile by someone else");
        }
        Workload run = pause.run();
        if (pause.inFlight() == Action.RunInFlight.LET_FINISH) {
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

    /// Whether the typed name is the environment's, where it is asked for. A stray space is not the name.
    static Optional<String> typed(Identity identity, String typedName) {
        return identity.environment() == Environment.PRODUCTION
                        && !identity.slug().equals(typedName)
                ? Optional.of("the typed name is not " + identity.slug() + ": nothing was done")
                : Optional.empty();
    }

    static Check passed(String name, String text) {
        return new Check(name, Result.PASSED, text, "");
    }

    static Check failed(String name, String text) {
        return new Check(name, Result.FAILED, text, "");
    }
}
