package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlanningTest {
    private static final Duration TWENTY = Duration.ofMinutes(20);

    private static String refusal(Mitigation mitigation) {
        return assertInstanceOf(Stage.Refused.class, mitigation.stage()).reason();
    }

    private static void contains(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void aPlanSaysWhatChangesWhatItFreesAndWhatShouldBeSeen() {
        try (Bench bench = Bench.open()) {
            Mitigation mitigation = bench.desk.propose(Floor.wish());
            Plan plan = mitigation.plan();
            assertEquals(new Stage.Proposed(), mitigation.stage());
            assertEquals("Pause Payment reconciliation — 20 min", plan.title());
            PauseBatch pause = assertInstanceOf(PauseBatch.class, plan.action());
            assertEquals("7c1f", pause.cronJob().uid());
            assertEquals("b83a", pause.run().uid());
            assertEquals(
                    List.of(
                            new Plan.Change("CronJob nord/recon", "spec.suspend", "false", "true", "no new runs"),
                            new Plan.Change(
                                    "Job nord/recon-28814",
                                    "spec.suspend",
                                    "false",
                                    "true",
                                    "pod ends, transaction rolls back")),
                    plan.prospect().changes().subList(0, 2));
            assertEquals(
                    new Advice.Effect(6, Map.of("order-capture", 4, "stock-reservation", 2)),
                    plan.prospect().frees());
            assertEquals(
                    new Plan.Expectation("pg", 6, Duration.ofSeconds(30)),
                    plan.prospect().expect());
            String costs = String.join("\n", plan.prospect().costs());
            contains("later, by at most 20 min", costs);
            contains("At 03:13:49 CET it resumes: at most one missed run", costs);
            contains("Argo CD application odoo-nord owns this", costs);
            contains("else nobody", plan.prospect().undoneBy());
            assertEquals(
                    List.of(
                            "target known",
                            "fresh sample",
                            "ends",
                            "environment",
                            "not suspended",
                            "may be paused",
                            "target free",
                            "permission",
                            "policy",
                            "freeze window",
                            "dry run"),
                    mitigation.checks().stream().map(Check::name).toList());
        }
    }

    @Test
    void aRunThatMayFinishIsNeitherChangedNorCountedAsFreeing() {
        try (Bench bench = Bench.open()) {
            Plan plan = bench.desk
                    .propose(new Wish(Floor.advice("payment-reconciliation"), RunInFlight.LET_FINISH, TWENTY))
                    .plan();
            assertTrue(plan.prospect().changes().stream()
                    .noneMatch(change -> change.object().startsWith("Job")));
            assertEquals(Advice.Effect.NONE, plan.prospect().frees());
            assertEquals(TWENTY, plan.prospect().expect().within());
            contains(
                    "keeps its locks until then",
                    String.join("\n", plan.prospect().costs()));
        }
    }

    @Test
    void theRunOnTopOfTheTreeIsMeantAndOthersAreNamed() {
        try (Bench bench = Bench.open()) {
            bench.show(new Floor(
                    Floor.cronJob("7c1f", false),
                    List.of(Floor.job("recon-28815", "c111"), Floor.job("recon-28814", "b83a")),
                    6));
            Plan plan = bench.desk.propose(Floor.wish()).plan();
            assertEquals(
                    "recon-28814",
                    assertInstanceOf(PauseBatch.class, plan.action()).run().name());
            contains(
                    "Not ended by this plan: recon-28815",
                    String.join("\n", plan.prospect().costs()));
        }
    }

    @Test
    void whatIsNotKnownIsRefusedWithTheReasonAndRecorded() {
        try (Bench bench = Bench.open()) {
            Advice.Target nobody = new Advice.Target("nord", "payment-reconciliation", "gone");
            Advice advice = new Advice("pause-batch", nobody, "", "", Advice.Effect.NONE);
            contains("no CronJob nord/gone", refusal(bench.desk.propose(new Wish(advice, RunInFlight.STOP, TWENTY))));
            assertEquals(List.of("refused"), bench.journal.steps());
            Advice.Target elsewhere = new Advice.Target("sund", null, "recon");
            Advice other = new Advice("pause-batch", elsewhere, "", "", Advice.Effect.NONE);
            contains("no tenant sund", refusal(bench.desk.propose(new Wish(other, RunInFlight.STOP, TWENTY))));
            Advice terminate = new Advice("terminate-session", nobody, "", "", Advice.Effect.NONE);
            contains(
                    "which session is meant is not known exactly",
                    refusal(bench.desk.propose(new Wish(terminate, RunInFlight.STOP, TWENTY))));
            assertFalse(bench.cluster.calls.contains("REHEARSE"));
        }
    }

    @Test
    void anOldSampleIsNoGroundForAPlan() {
        try (Bench bench = Bench.open()) {
            bench.pass(Duration.ofSeconds(3));
            assertEquals(new Stage.Proposed(), bench.desk.propose(Floor.wish()).stage());
            bench.pass(Duration.ofSeconds(1));
            contains("last read 4 s ago", refusal(bench.desk.propose(Floor.wish())));
        }
    }

    @Test
    void aSuspendedOneOneThatMustNotBePausedAndOneWithoutAnEndAreRefused() {
        try (Bench bench = Bench.open()) {
            contains(
                    "must not be paused",
                    refusal(bench.desk.propose(new Wish(Floor.advice("payment-posting"), RunInFlight.STOP, TWENTY))));
            contains(
                    "at most 24 h",
                    refusal(bench.desk.propose(
                            new Wish(Floor.advice("payment-reconciliation"), RunInFlight.STOP, Duration.ofHours(25)))));
            bench.show(new Floor(Floor.cronJob("7c1f", true), List.of(), 6));
            contains("is suspended already", refusal(bench.desk.propose(Floor.wish())));
        }
    }

    @Test
    void aDeniedPermissionOrAFailedDryRunRefuses() {
        try (Bench bench = Bench.open()) {
            bench.cluster.permission = Check.Result.FAILED;
            contains("may, or not", refusal(bench.desk.propose(Floor.wish())));
            bench.cluster.permission = Check.Result.PASSED;
            bench.cluster.dryRun = Check.Result.FAILED;
            contains("as rehearsed", refusal(bench.desk.propose(Floor.wish())));
            bench.cluster.dryRun = Check.Result.NOT_OFFERED;
            assertEquals(new Stage.Proposed(), bench.desk.propose(Floor.wish()).stage());
        }
    }

    @Test
    void aDryRunThatCannotBeRecordedRefusesThePlan() {
        try (Bench bench = Bench.open()) {
            bench.journal.refused.add("*");
            contains("cannot be recorded", refusal(bench.desk.propose(Floor.wish())));
        }
    }

    @Test
    void withoutExecutorsEveryProposalSaysWhyNothingCanBeDone() {
        Signals signals = new Signals();
        MemoryJournal journal = new MemoryJournal(signals, List.of());
        try (MitigationDesk desk = new MitigationDesk(
                new MitigationDesk.Parts(Floor.estate(Environment.STAGING), journal, List.of(), () -> Bench.START))) {
            desk.observe(Floor.BLOCKED.snapshot(Bench.START), Floor.BLOCKED.judgement(Bench.START));
            assertFalse(desk.canAct());
            contains("nothing that could carry this out", refusal(desk.propose(Floor.wish())));
        }
    }

    @Test
    void aPlanSurvivesTheJournal() {
        try (Bench bench = Bench.open()) {
            Plan plan = bench.desk.propose(Floor.wish()).plan();
            assertEquals(Optional.of(plan), PlanText.read(PlanText.write(plan)));
            Plan without = bench.desk
                    .propose(new Wish(Floor.advice("payment-reconciliation"), RunInFlight.LET_FINISH, TWENTY))
                    .plan();
            assertEquals(Optional.of(without), PlanText.read(PlanText.write(without)));
        }
    }
}
