package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.executors.kubernetes.ConditionalWrites.Result;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Action.Workload;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Left;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.PostponeBackup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Pauses and resumes batch CronJobs and their runs in flight. Every paused object carries the plan's id, so that a
/// plan resumes what it paused and nothing else, also when the console that acted is gone.
final class BatchPauses implements Executor {
    private final KubernetesClient client;
    private final ConditionalWrites writes;
    private final RunningPods pods;

    BatchPauses(KubernetesClient client, Patience patience) {
        this.client = client;
        this.writes = new ConditionalWrites(client);
        this.pods = new RunningPods(client, patience);
    }

    @Override
    public boolean handles(Action action) {
        return action instanceof PauseBatch || action instanceof PostponeBackup;
    }

    private static PauseBatch pause(Plan plan) {
        if (plan.action() instanceof PostponeBackup postpone) {
            return postpone.pause();
        }
        if (plan.action() instanceof PauseBatch pause) {
            return pause;
        }
        throw new IllegalArgumentException("no batch to pause: " + plan.action().slug());
    }

    /// What a plan suspends, in the order of suspending: no new run may begin once the present one is ended.
    private static List<Workload> targets(Plan plan) {
        PauseBatch pause = pause(plan);
        Workload run = pause.run();
        return run == null || pause.inFlight() == RunInFlight.LET_FINISH
                ? List.of(pause.cronJob())
                : List.of(pause.cronJob(), run);
    }

    @Override
    public Check permitted(Plan plan) {
        List<String> resources = targets(plan).stream()
                .map(target -> switch (target.kind()) {
                    case CRON_JOB -> "cronjobs";
                    case JOB -> "jobs";
                })
                .toList();
        return new Permission(client).toPatch(pause(plan).cronJob().namespace(), resources);
    }

    @Override
    public Check rehearse(Plan plan) {
        return DryRuns.answer(() -> {
            for (Workload target : targets(plan)) {
                Optional<String> difference = writes.rehearse(
                        target, new Marks(plan.id(), plan.scope().planned()));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public Outcome carryOut(Approved approved) {
        return switch (approved.direction()) {
            case DO -> suspend(approved.plan(), new Marks(approved.plan().id(), approved.until()));
            case UNDO -> resume(approved.plan());
        };
    }

    private Outcome suspend(Plan plan, Marks marks) {
        List<String> done = new ArrayList<>();
        try {
            // All are looked at before the first is changed.
            for (Workload target : targets(plan)) {
                Optional<String> difference =
                        ConditionalWrites.difference(Suspendable.read(client, target), target, plan.id());
                if (difference.isPresent()) {
                    return new Outcome.MovedOn(difference.get());
                }
            }
        } catch (KubernetesClientException problem) {
            return new Outcome.Failed(Refusals.text(problem) + "; nothing was changed");
        }
        for (Workload target : targets(plan)) {
            try {
                Result result = writes.suspend(target, marks);
                if (!result.changed() && done.isEmpty()) {
                    return new Outcome.MovedOn(result.line());
                }
                // The run went away by itself, or somebody else stopped it, after the CronJob was paused.
                done.add(result.line());
                if (result.changed() && target.kind() == Action.Kind.JOB) {
                    done.add(pods.awaitEnd(target));
                }
            } catch (KubernetesClientException problem) {
                String text = failure(target, problem, done);
                return Refusals.isInDoubt(problem) ? new Outcome.Unknown(text) : new Outcome.Failed(text);
            }
        }
        return new Outcome.Done(done);
    }

    private static String failure(Workload target, KubernetesClientException problem, List<String> done) {
        String name = Suspendable.name(target);
        String state = Refusals.isInDoubt(problem)
                ? "whether " + name + " was changed is not known"
                : name + " was not changed";
        String before = done.isEmpty() ? "" : "; changed before: " + String.join("; ", done);
        return Refusals.text(problem) + "; " + state + before;
    }

    // One that cannot be resumed now does not keep the others suspended.
    private Outcome resume(Plan plan) {
        List<String> done = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        boolean changed = false;
        for (Workload target : targets(plan).reversed()) {
            try {
                Result result = writes.resume(target, plan.id());
                changed |= result.changed();
                done.add(result.line());
            } catch (KubernetesClientException problem) {
                failed.add(failure(target, problem, List.of()));
            }
        }
        if (!failed.isEmpty()) {
            String before = done.isEmpty() ? "" : "; besides: " + String.join("; ", done);
            return new Outcome.Failed(String.join("; ", failed) + before);
        }
        return changed ? new Outcome.Done(done) : new Outcome.MovedOn(String.join("; ", done));
    }

    @Override
    public Standing standing(Plan plan) {
        List<String> held = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        boolean paused = false;
        try {
            for (Workload target : targets(plan)) {
                Optional<Suspendable> now = Suspendable.read(client, target);
                if (now.filter(object -> object.isPausedBy(plan.id())).isPresent()) {
                    paused = true;
                    held.add(now.get().line());
                } else if (target.kind() == Action.Kind.JOB && hasEnded(now)) {
                    held.add(Suspendable.name(target) + " has ended by itself");
                } else {
                    missing.add(Suspendable.name(target) + " is not paused by this plan");
                }
            }
        } catch (KubernetesClientException problem) {
            return new Standing.Unknown(Refusals.text(problem));
        }
        if (!paused) {
            return new Standing.NotDone(String.join("; ", missing));
        }
        held.addAll(missing);
        return missing.isEmpty() ? new Standing.Done(held) : new Standing.Partly(String.join("; ", held));
    }

    private static boolean hasEnded(Optional<Suspendable> run) {
        return run.isEmpty() || !run.get().isPlanned() || run.get().ended();
    }

    @Override
    public List<Left> left() {
        return new Marked(client).pauses();
    }

    @Override
    public void close() {
        client.close();
    }
}
