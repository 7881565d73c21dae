package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Action.Workload;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.signals.estate.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns a wish into a plan: what changes, what it frees, what it costs, what should be seen of it. Asks nobody.
///
/// @param now when the plan is made
record Planner(Identity estate, Target target, Wish wish, Instant now) {
    /// How soon blocked time should have fallen to less than half.
    static final Duration WITHIN = Duration.ofSeconds(30);

    static final String UNDONE_BY = "this console while it is open, at the end or by hand; after a restart this"
            + " console again, from its journal; else nobody";

    private static final String UNKNOWN_WORKFLOW = "unattributed";

    Plan plan(String id, @Nullable Observed observed) {
        boolean stops = wish.inFlight() == RunInFlight.STOP;
        Action action = new PauseBatch(target.cronJob(), target.runs().meant(), wish.inFlight());
        String tenant = target.tenant() == null ? "" : target.tenant().slug();
        String workflow = target.workflow() == null ? "" : target.workflow().slug();
        Instant sampled = observed == null
                ? now
                : observed.clusterAt().orElse(observed.snapshot().at());
        Plan.Scope scope = new Plan.Scope(tenant, workflow, wish.lasts(), now, sampled);
        double blocked = observed == null
                ? 0
                : observed.blocked(target.server(), now)
                        .map(Observed.Blocked::sessions)
                        .orElse(0);
        // A run that may finish keeps its locks until then: nothing is promised sooner.
        Plan.Expectation expect =
                new Plan.Expectation(target.server(), blocked, stops ? WITHIN : max(WITHIN, wish.lasts()));
        Plan.Prospect prospect = new Plan.Prospect(
                changes(id), stops ? frees(observed) : Advice.Effect.NONE, costs(), UNDONE_BY, expect);
        return new Plan(id, action, "Pause " + target.title() + " — " + words(wish.lasts()), scope, prospect);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private List<Plan.Change> changes(String id) {
        List<Plan.Change> changes = new ArrayList<>();
        changes.add(suspend("CronJob", target.cronJob(), "no new runs"));
        Workload run = target.runs().meant();
        boolean stops = run != null && wish.inFlight() == RunInFlight.STOP;
        if (run != null && stops) {
            changes.add(suspend("Job", run, "pod ends, transaction rolls back"));
        }
        changes.add(mark("CronJob", target.cronJob(), id));
        if (run != null && stops) {
            changes.add(mark("Job", run, id));
        }
        return changes;
    }

    private static Plan.Change suspend(String kind, Workload workload, String note) {
        String before = Boolean.toString(workload.seen().suspended());
        return new Plan.Change(kind + " " + name(workload), "spec.suspend", before, "true", note);
    }

    private static Plan.Change mark(String kind, Workload workload, String id) {
        return new Plan.Change(
                kind + " " + name(workload),
                "metadata.annotations[" + Action.PAUSED_BY + "]",
                "",
                id,
                "so that only what this plan paused is resumed");
    }

    static String name(Workload workload) {
        return workload.namespace() + "/" + workload.name();
    }

    /// What stands below the sessions of this batch on top of the tenant's wait tree; where none is attributed to it,
    /// what the advice said.
    private Advice.Effect frees(@Nullable Observed observed) {
        Map<String, Integer> byWorkflow = new HashMap<>();
        if (observed != null) {
            observed.tree(target.server()).stream()
                    .flatMap(tree -> tree.roots().stream())
                    .filter(this::isOurs)
                    .forEach(root -> root.below().forEach(node -> count(node, byWorkflow)));
        }
        int sessions = byWorkflow.values().stream().mapToInt(Integer::intValue).sum();
        return sessions == 0 ? wish.advice().effect() : new Advice.Effect(sessions, byWorkflow);
    }

    private boolean isOurs(WaitTree.Node root) {
        Workload run = target.runs().meant();
        if (run != null && run.name().equals(root.who().job())) {
            return true;
        }
        return target.tenant() != null
                && target.workflow() != null
                && target.tenant().slug().equals(root.who().tenant())
                && target.workflow().slug().equals(root.who().workflow());
    }

    private static void count(WaitTree.Node node, Map<String, Integer> byWorkflow) {
        String workflow = node.who().workflow();
        byWorkflow.merge(workflow == null ? UNKNOWN_WORKFLOW : workflow, 1, Integer::sum);
        node.below().forEach(each -> count(each, byWorkflow));
    }

    private List<String> costs() {
        List<String> costs = new ArrayList<>();
        Workload run = target.runs().meant();
        costs.add(target.title() + " waits: its work appears later, by at most " + words(wish.lasts())
                + "; none is lost.");
        if (run != null && wish.inFlight() == RunInFlight.STOP) {
            costs.add("Run " + run.name() + " ends: what it has not committed is rolled back and done again after the"
                    + " pause; what it has sent elsewhere stays sent.");
        }
        if (run != null && wish.inFlight() == RunInFlight.LET_FINISH) {
            costs.add("Run " + run.name() + " may finish: it keeps its locks until then, nothing is freed now.");
        }
        if (!target.runs().others().isEmpty()) {
            costs.add(
                    "Not ended by this plan: " + String.join(", ", target.runs().others()) + ", also in flight.");
        }
        costs.add("At " + clock(now.plus(wish.lasts())) + " it resumes: at most one missed run starts at once"
                + (run != null && wish.inFlight() == RunInFlight.STOP ? ", and run " + run.name() + " again." : "."));
        for (String owner : target.cronJob().seen().owners()) {
            costs.add("GitOps: " + owner + " owns CronJob " + name(target.cronJob())
                    + "; where it heals itself, it reverts the pause within minutes unless its sync is frozen.");
        }
        return costs;
    }

    private String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.ENGLISH)
                .withZone(estate.zone())
                .format(at);
    }

    static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
