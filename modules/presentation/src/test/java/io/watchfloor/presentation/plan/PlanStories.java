package io.watchfloor.presentation.plan;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.presentation.Stories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Mitigations as a desk would answer them.
public final class PlanStories {
    private PlanStories() {}

    static List<Check> allowing() {
        return List.of(
                new Check("permission", Check.Result.PASSED, "", "operator-1"),
                new Check("dry run", Check.Result.PASSED, "", ""),
                new Check("target free", Check.Result.PASSED, "no other mitigation", ""),
                new Check("freeze window", Check.Result.NOT_OFFERED, "none is known", ""));
    }

    static Mitigation planned(Wish wish) {
        return planned(wish, List.of(), allowing(), new Mitigation.Stage.Proposed());
    }

    static Mitigation planned(Wish wish, List<String> owners, List<Check> checks, Mitigation.Stage stage) {
        Action.Workload cron = new Action.Workload(
                Action.Kind.CRON_JOB, "nord", "recon", "7c1f-02e2", new Action.Seen(false, "81", owners));
        Action.Workload run = new Action.Workload(
                Action.Kind.JOB, "nord", "recon-28814", "b83a-9d10", new Action.Seen(false, "82", List.of()));
        List<Plan.Change> changes = new ArrayList<>();
        changes.add(new Plan.Change("CronJob nord/recon · uid 7c1f-02e2", "suspend", "false", "true", "no new runs"));
        if (wish.inFlight() == RunInFlight.STOP) {
            changes.add(new Plan.Change(
                    "Job nord/recon-28814 · uid b83a-9d10",
                    "suspend",
                    "false",
                    "true",
                    "pod ends, its work rolls back"));
        }
        boolean stops = wish.inFlight() == RunInFlight.STOP;
        Plan plan = new Plan(
                "p-" + wish.lasts().toMinutes() + wish.inFlight(),
                new Action.PauseBatch(cron, run, wish.inFlight()),
                "Pause Payment reconciliation",
                new Plan.Scope("nord", "payment-reconciliation", wish.lasts(), Stories.NOW, Stories.SAMPLED),
                new Plan.Prospect(
                        changes,
                        stops ? wish.advice().effect() : Advice.Effect.NONE,
                        List.of(
                                "payment postings appear later, none is lost",
                                "the run in flight rolls back 412 lines"),
                        new Plan.Undone("undone by this console while it is open", false),
                        new Plan.Expectation(Stories.SERVER, 17, Duration.ofSeconds(30))));
        return new Mitigation(plan, checks, stage);
    }

    /// What the dialog wishes for before anything is chosen.
    static Wish usual() {
        return new Wish(Stories.pause(), RunInFlight.STOP, PlanModel.USUAL);
    }

    static Mitigation undoneByNobody(Mitigation mitigation) {
        Plan plan = mitigation.plan();
        Plan.Prospect prospect = plan.prospect();
        Plan.Undone nobody = new Plan.Undone("this console while it is open; else nobody", true);
        return new Mitigation(
                new Plan(
                        plan.id(),
                        plan.action(),
                        plan.title(),
                        plan.scope(),
                        new Plan.Prospect(
                                prospect.changes(), prospect.frees(), prospect.costs(), nobody, prospect.expect())),
                mitigation.checks(),
                mitigation.stage());
    }

    static Mitigation at(Mitigation mitigation, Mitigation.Stage stage) {
        return new Mitigation(mitigation.plan(), mitigation.checks(), stage);
    }

    static Mitigation inForce(Mitigation mitigation, Mitigation.@Nullable Effect effect) {
        return at(
                mitigation,
                new Mitigation.Stage.InForce(
                        Stories.NOW, Stories.NOW.plus(mitigation.plan().scope().lasts()), effect));
    }
}
