package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Action.Workload;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Pausing a batch: its CronJob, and its run in flight.
record BatchFamily(Sight sight, Draft draft, PauseBatch pause, Duration lasts) implements Family {

    @Override
    public String title() {
        return "Pause " + draft.subject().title();
    }

    private boolean stops() {
        return pause.run() != null && pause.inFlight() == RunInFlight.STOP;
    }

    @Override
    public List<Plan.Change> changes(String plan) {
        List<Plan.Change> changes = new ArrayList<>();
        changes.add(suspend("CronJob", pause.cronJob(), "no new runs"));
        Workload run = pause.run();
        if (run != null && stops()) {
            changes.add(suspend("Job", run, "pod ends, transaction rolls back"));
        }
        changes.add(Words.mark("CronJob " + Words.name(pause.cronJob()), plan));
        if (run != null && stops()) {
            changes.add(Words.mark("Job " + Words.name(run), plan));
        }
        return changes;
    }

    private static Plan.Change suspend(String kind, Workload workload, String note) {
        String before = Boolean.toString(workload.seen().suspended());
        return new Plan.Change(kind + " " + Words.name(workload), "spec.suspend", before, "true", note);
    }

    /// What stands below the sessions of this batch on top of the tenant's wait tree. A run that may finish frees
    /// nothing now.
    @Override
    public Advice.Effect frees() {
        return pause.inFlight() == RunInFlight.STOP
                ? Waiting.below(sight, draft.subject(), this::isOurs)
                : Advice.Effect.NONE;
    }

    private boolean isOurs(WaitTree.Node root) {
        Workload run = pause.run();
        if (run != null && run.name().equals(root.who().job())) {
            return true;
        }
        Tenant tenant = draft.subject().tenant();
        Workflow workflow = draft.subject().workflow();
        return tenant != null
                && workflow != null
                && tenant.slug().equals(root.who().tenant())
                && workflow.slug().equals(root.who().workflow());
    }

    // A run that may finish keeps its locks until then: nothing is promised sooner.
    @Override
    public Duration within() {
        boolean stops = pause.inFlight() == RunInFlight.STOP;
        return stops || lasts.compareTo(WITHIN) < 0 ? WITHIN : lasts;
    }

    @Override
    public List<String> costs() {
        List<String> costs = new ArrayList<>();
        Workload run = pause.run();
        costs.add(draft.subject().title() + " waits: its work appears later, by at most " + Words.words(lasts)
                + "; none is lost.");
        if (run != null && stops()) {
            costs.add("Run " + run.name() + " ends: what it has not committed is rolled back and done again after the"
                    + " pause; what it has sent elsewhere stays sent.");
        }
        if (run != null && !stops()) {
            costs.add("Run " + run.name() + " may finish: it keeps its locks until then, nothing is freed now.");
        }
        costs.add("At " + sight.clock(sight.now().plus(lasts)) + " it resumes: at most one missed run starts at once"
                + (run != null && stops() ? ", and run " + run.name() + " again." : "."));
        return costs;
    }

    @Override
    public List<Check> guards() {
        return List.of(notSuspended(), mayBePaused());
    }

    private Check notSuspended() {
        return pause.cronJob().seen().suspended()
                ? Words.failed("not suspended", "CronJob " + Words.name(pause.cronJob()) + " is suspended already")
                : Words.passed("not suspended", "spec.suspend is false");
    }

    private Check mayBePaused() {
        Workflow workflow = draft.subject().workflow();
        if (workflow == null) {
            return new Check("may be paused", Result.NOT_OFFERED, "no workflow of the estate names this batch", "");
        }
        return workflow.footprint().pausable()
                ? Words.passed(
                        "may be paused", "the estate lets " + draft.subject().title() + " be paused")
                : Words.failed(
                        "may be paused",
                        "the estate says that " + draft.subject().title() + " must not be paused");
    }
}
