package io.watchfloor.presentation.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Arming;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Surroundings.Threads;
import io.watchfloor.presentation.plan.PlanContent.Does;
import io.watchfloor.presentation.plan.PlanContent.Fact;
import io.watchfloor.presentation.plan.PlanContent.Kind;
import io.watchfloor.presentation.plan.PlanContent.Sheet;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class PlanModelTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<PlanContent> shown = new ArrayList<>();
    private final ScriptedActions actions = new ScriptedActions();
    private Instant now = Stories.NOW;
    private final PlanModel model = model(Environment.PRODUCTION);

    private PlanModel model(Environment environment) {
        return new PlanModel(
                actions,
                new Threads(Runnable::run, background::add),
                new PlanWriter(Stories.estate(environment), () -> now, "operator-1"),
                PlanStories.usual(),
                shown::add);
    }

    private void runBackground() {
        for (Runnable next = background.poll(); next != null; next = background.poll()) {
            next.run();
        }
    }

    private PlanContent content() {
        return shown.getLast();
    }

    private Sheet sheet() {
        Sheet sheet = content().sheet();
        assertNotNull(sheet);
        return sheet;
    }

    private void planned() {
        model.plan();
        runBackground();
    }

    private void acted(Mitigation.Stage stage) {
        planned();
        model.typed("nord-prod");
        actions.approved = stage;
        model.press(Does.ACT);
        runBackground();
    }

    @Test
    void untilTheDeskAnswersItSaysThatItPlans() {
        model.plan();
        assertEquals(Kind.PLANNING, content().standing().kind());
        assertNull(content().sheet());
        assertFalse(content().foot().act().enabled());
        runBackground();
        assertEquals(Kind.READY, content().standing().kind());
        assertEquals("Pause Payment reconciliation — 20 min", content().title().title());
        assertEquals("PRODUCTION · nord-prod", content().title().environment());
    }

    @Test
    void theThreeFactsAreWhatItFreesCostsAndWhenItEnds() {
        planned();
        assertEquals(
                List.of(
                        new Fact("Frees", "14", "sessions", "6 Order capture · 5 Stock reservation · 3 POS sync"),
                        new Fact("Costs", "≤ 20", "min", "payment postings appear later, none is lost"),
                        new Fact(
                                "Ends by itself",
                                "03:13:41",
                                "CET (UTC+01:00)",
                                "undone by this console while it is open")),
                sheet().facts().facts());
    }

    @Test
    void inProductionNothingIsDoneBeforeTheNameIsTyped() {
        planned();
        assertEquals("nord-prod", content().foot().asks().name());
        model.press(Does.ACT);
        model.typed("nord-pro");
        model.press(Does.ACT);
        model.typed("nord-prod ");
        model.press(Does.ACT);
        runBackground();
        assertEquals(0, actions.approvals.size());
        assertEquals("Type nord-prod to act.", content().foot().reason());
        model.typed("nord-prod");
        model.press(Does.ACT);
        runBackground();
        assertEquals("nord-prod", actions.approvals.getFirst().typedName());
    }

    @Test
    void elsewhereNoNameIsAsked() {
        PlanModel staging = model(Environment.STAGING);
        staging.plan();
        runBackground();
        assertEquals("", content().foot().asks().name());
        assertTrue(content().foot().act().enabled());
    }

    @Test
    void anotherChoicePlansAgainAndALateAnswerToTheFirstIsDropped() {
        model.plan();
        Runnable late = background.remove();
        model.inFlight(RunInFlight.LET_FINISH);
        model.lasts(Duration.ofMinutes(5));
        runBackground();
        late.run();
        assertEquals("Pause Payment reconciliation — 5 min", content().title().title());
        assertEquals("0", sheet().facts().facts().getFirst().figure());
        assertEquals(RunInFlight.LET_FINISH, sheet().changes().choice().inFlight());
        assertEquals(1, sheet().changes().targets().size());
    }

    @Test
    void aFailedCheckComesFirstAndIsWhyTheButtonIsDashed() {
        actions.checks = List.of(
                new Check("dry run", Check.Result.PASSED, "", ""),
                new Check("permission", Check.Result.FAILED, "patch is refused", "operator-1"));
        actions.proposed = new Mitigation.Stage.Refused("patch is refused");
        planned();
        model.typed("nord-prod");
        assertEquals("Permission", sheet().checks().getFirst().name());
        assertEquals("patch is refused", content().foot().reason());
        assertFalse(content().foot().act().enabled());
        assertEquals(Kind.IMPOSSIBLE, content().standing().kind());
    }

    @Test
    void factsOnAnOldSampleAreStaleAndTheButtonIsOff() {
        planned();
        model.typed("nord-prod");
        model.show(Stories.incident());
        assertTrue(content().foot().act().enabled());
        now = Stories.SAMPLED.plusSeconds(4);
        model.refresh();
        assertFalse(content().foot().act().enabled());
        assertEquals(
                "stale: no sample of pg-nord-1 for 4 s, so what it would free is not known",
                sheet().facts().stale());
        model.press(Does.ACT);
        runBackground();
        assertEquals(0, actions.approvals.size());
    }

    @Test
    void whatIsInForceCountsDownAndCanBeUndone() {
        acted(new Mitigation.Stage.InForce(Stories.NOW, Stories.NOW.plusSeconds(1_200), null));
        assertEquals("In force · 20:00 left", content().standing().word());
        now = Stories.NOW.plusSeconds(61);
        model.refresh();
        assertEquals("In force · 18:59 left", content().standing().word());
        model.press(Does.ACT);
        runBackground();
        assertEquals(1, actions.approvals.size());
        model.press(Does.UNDO);
        assertEquals(Kind.ACTING, content().standing().kind());
        runBackground();
        assertEquals(Kind.OVER, content().standing().kind());
    }

    @Test
    void anOverdueEndIsSaid() {
        acted(new Mitigation.Stage.InForce(Stories.NOW, Stories.NOW.plusSeconds(10), null));
        now = Stories.NOW.plusSeconds(11);
        model.refresh();
        assertEquals("Overdue since 02:53:51 CET", content().standing().word());
    }

    @Test
    void aRefusalWhenActingSaysThatNothingWasChanged() {
        acted(new Mitigation.Stage.Refused("it has moved on: suspended by another"));
        assertEquals(Kind.REFUSED, content().standing().kind());
        assertEquals(
                "Nothing was changed. it has moved on: suspended by another",
                content().standing().text());
        assertEquals(Does.PLAN_AGAIN, content().foot().act().does());
    }

    @Test
    void aFailureSaysWhatIsKnown() {
        acted(new Mitigation.Stage.Failed(
                Stories.NOW, "the CronJob is suspended, its run is not: suspend it by hand", true));
        assertEquals(Kind.FAILED, content().standing().kind());
        assertEquals(
                "the CronJob is suspended, its run is not: suspend it by hand",
                content().standing().text());
    }

    @Test
    void aDeskThatDoesNotAnswerIsShownAndCanBeAskedAgain() {
        actions.breaks = "journal: no space left";
        planned();
        assertEquals("journal: no space left", content().standing().text());
        actions.breaks = "";
        model.press(Does.PLAN_AGAIN);
        runBackground();
        assertEquals(Kind.READY, content().standing().kind());
    }

    @Test
    void aDryRunIsRecordedAndChangesNothing() {
        planned();
        model.dryRun();
        assertEquals(Kind.PLANNING, content().standing().kind());
        runBackground();
        assertEquals(
                "Dry run recorded: nothing stands against it",
                content().standing().word());
        assertEquals(0, actions.approvals.size());
    }

    @Test
    void whatTheDeskDoesMeanwhileIsShownWithTheNextTick() {
        acted(new Mitigation.Stage.InForce(Stories.NOW, Stories.NOW.plusSeconds(1_200), null));
        Mitigation verified =
                PlanStories.inForce(actions.last(), new Mitigation.Effect(true, 17, 3, "Blocked time fell to 3 s/s."));
        model.show(Stories.with(Stories.incident(), verified));
        assertTrue(content().standing().text().endsWith("Blocked time fell to 3 s/s."));
    }

    @Test
    void aMitigationOfTheSameTargetThatIsInForceIsShownInsteadOfASecondPlan() {
        planned();
        model.show(Stories.with(Stories.incident(), PlanStories.inForce(actions.last(), null)));
        assertEquals(Kind.IN_FORCE, content().standing().kind());
        assertEquals(Does.UNDO, content().foot().act().does());
    }

    @Test
    void closingGivesUpThePlanThatIsBeingMade() {
        model.plan();
        int before = shown.size();
        model.close();
        runBackground();
        assertEquals(before, shown.size());
    }

    @Test
    void whatNobodyElseUndoesAsksForATickBeforeTheButton() {
        actions.nobodyUndoes = true;
        planned();
        model.typed("nord-prod");
        assertTrue(content().foot().asks().consent());
        assertEquals(
                "▲ Nobody else undoes this", sheet().facts().facts().getLast().caption());
        assertTrue(sheet().facts().facts().getLast().caution());
        assertFalse(content().foot().act().enabled());
        model.press(Does.ACT);
        runBackground();
        assertEquals(0, actions.approvals.size());
        model.consented(true);
        assertTrue(content().foot().act().enabled());
        model.press(Does.ACT);
        runBackground();
        assertTrue(actions.approvals.getFirst().nobodyUndoes());
    }

    @Test
    void oneThatWaitsForASecondPersonIsApprovedHereOnlyWhenItWasBegunElsewhere() {
        Mitigation awaiting = PlanStories.at(
                PlanStories.planned(PlanStories.usual()), new Mitigation.Stage.Awaiting(Stories.NOW, "operator-2"));
        model.open(awaiting, false);
        assertFalse(content().foot().act().enabled());
        model.open(awaiting, true);
        assertEquals("Approve as second person", content().foot().act().label());
        assertFalse(content().foot().act().enabled());
        model.typed("nord-prod");
        model.press(Does.ACT);
        runBackground();
        assertEquals(1, actions.approvals.size());
    }

    @Test
    void itIsArmedForTheNextSuchWindowOnceTheNameIsTyped() {
        planned();
        ArmPart.Chosen chosen = new ArmPart.Chosen("22:00", "1:30", false);
        model.arming(true);
        assertTrue(content().foot().arm().open());
        model.arm(chosen);
        runBackground();
        assertEquals(0, actions.armings.size());
        model.typed("nord-prod");
        model.arm(new ArmPart.Chosen("ten", "eleven", false));
        assertEquals(PlanText.NO_TIME.text(), content().foot().reason());
        model.plan();
        runBackground();
        model.arm(chosen);
        runBackground();
        Arming.Window window = actions.armings.getFirst().window();
        assertEquals(Duration.ofMinutes(210), Duration.between(window.from(), window.until()));
        assertTrue(window.until().isAfter(Stories.NOW));
        assertEquals(
                new Arming.Trigger.At(window.from()), actions.armings.getFirst().trigger());
        assertEquals(Kind.WAITING, content().standing().kind());
    }
}
