package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Turns a draft into a plan: what changes, what it frees, what it costs, what should be seen of it. Asks nobody.
public record Planner(Sight sight, Draft draft, Duration lasts) {

    /// The plan with this id.
    public Plan plan(String id, Plan.Undone undone) {
        Action action = draft.action();
        Family family = Families.of(sight, draft, lasts);
        Observed observed = sight.observed();
        Instant sampled = observed == null ? sight.now() : sampled(action, observed);
        Plan.Scope scope = new Plan.Scope(
                draft.subject().tenantSlug(), draft.subject().workflowSlug(), lasts, sight.now(), sampled);
        String server = draft.subject().server();
        double blocked = observed == null
                ? 0
                : observed.blocked(server, sight.now())
                        .map(Observed.Blocked::sessions)
                        .orElse(0);
        Plan.Expectation expect = new Plan.Expectation(server, blocked, family.within());
        Plan.Prospect prospect = new Plan.Prospect(family.changes(id), family.frees(), costs(family), undone, expect);
        String title =
                action.ending() == Action.Ending.NEVER ? family.title() : family.title() + " — " + Words.words(lasts);
        return new Plan(id, action, title, scope, prospect);
    }

    private static Instant sampled(Action action, Observed observed) {
        String server = Freshness.server(action);
        return (server.isEmpty() ? observed.clusterAt() : observed.sessionsAt(server))
                .orElse(observed.snapshot().at());
    }

    private List<String> costs(Family family) {
        List<String> costs = new ArrayList<>(family.costs());
        costs.addAll(draft.remarks());
        for (String owner : draft.action().owners()) {
            costs.add("GitOps: " + owner + " owns this; where it heals itself, it reverts the change within minutes"
                    + " unless its sync is frozen.");
        }
        return costs;
    }
}
