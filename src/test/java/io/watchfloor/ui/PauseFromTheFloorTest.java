package io.watchfloor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.tile.StateTile;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Station;
import io.watchfloor.signals.facts.Objects;
import java.io.IOException;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The weekend promotion on the screen: seen, understood, mended and taken back with a mouse and a keyboard.
class PauseFromTheFloorTest {
    private static final String BLOCKER = "Payment reconciliation";
    private static final String CRON_JOB = "payment-reconciliation";

    @Test
    void aBatchThatHoldsUpOrderCaptureIsPausedInTwoClicksAndTakenBack() throws IOException, InterruptedException {
        try (Desk desk = Desk.open("weekend-promotion", Station.DESK)) {
            theFloorShowsTheFinding(desk);
            theTileLeadsToTheRootBlocker(desk);
            twoClicksPauseTheBatch(desk);
            theFloorShowsItInForceAndTheQueueIsGone(desk);
            oneClickTakesItBack(desk);
        }
    }

    private static void theFloorShowsTheFinding(Desk desk) throws IOException {
        desk.await("a finding with a plan", 90, () -> finding(desk) && desk.pressable("plan-button"));
        desk.await(
                "the finding names the blocker",
                20,
                () -> desk.textsOf("finding").stream().anyMatch(text -> text.contains(BLOCKER)));
        desk.picture("floor-finding");
    }

    private static void theTileLeadsToTheRootBlocker(Desk desk) throws IOException {
        desk.click(desk.holding(StateTile.class, "Order capture"));
        desk.await("the locks page with a session's detail", 10, () -> desk.seen("lock-detail") != null);
        desk.await(
                "the root blocker in the detail",
                10,
                () -> desk.textsOf("lock-detail").stream().anyMatch(text -> text.contains(BLOCKER)));
        WaitTree.Node root = rootOf(desk);
        assertEquals(CRON_JOB, root.who().workflow());
        String pid = Integer.toString(root.pid());
        List<String> detail = desk.textsOf("lock-detail");
        assertTrue(
                detail.stream().anyMatch(text -> text.replaceAll("\\D", "").equals(pid)),
                "no " + pid + " in " + detail);
        assertTrue(detail.stream().anyMatch(text -> text.contains("CRITICAL")), "no severity in " + detail);
        desk.picture("locks");
        desk.robot().type(KeyCode.DIGIT1);
        desk.await("the floor again", 10, () -> desk.pressable("plan-button"));
    }

    private static void twoClicksPauseTheBatch(Desk desk) throws IOException {
        assertTrue(desk.watch().desk().canAct());
        desk.countFromHere();
        desk.click("plan-button");
        desk.await("a plan that asks for consent", 30, () -> desk.pressable("consent"));
        assertFalse(desk.pressable("act"), "nobody else would undo it, and that was not agreed to");
        // The only console of its estate: two clicks, and between them the tick that nobody else undoes it.
        desk.click("consent");
        desk.await("a plan whose checks are made", 30, () -> desk.pressable("act"));
        desk.picture("plan");
        desk.click("act");
        assertEquals(3, desk.clicks());
        desk.await("the plan says that it is in force", 30, () -> desk.pressable("undo"));
        desk.picture("plan-in-force");
    }

    private static void theFloorShowsItInForceAndTheQueueIsGone(Desk desk) throws IOException {
        desk.robot().type(KeyCode.ESCAPE);
        desk.await(
                "a countdown on the floor",
                10,
                () -> desk.pressable("undo-button")
                        && desk.textsOf("force-card").stream().anyMatch(text -> text.matches("\\d\\d:\\d\\d")));
        desk.await(
                "the CronJob suspended in the cluster", 10, () -> cronJob(desk).suspended());
        desk.await(
                "nobody waits any more",
                30,
                () -> desk.tick().judgement().waitTrees().stream()
                        .allMatch(tree -> tree.edges().isEmpty()));
        desk.picture("floor-in-force");
    }

    private static void oneClickTakesItBack(Desk desk) throws IOException {
        desk.click("undo-button");
        desk.await("nothing in force any more", 30, () -> desk.seen("undo-button") == null);
        desk.await(
                "the CronJob resumed in the cluster", 10, () -> !cronJob(desk).suspended());
        desk.picture("floor-undone");
    }

    private static boolean finding(Desk desk) {
        return desk.tick() != null && desk.tick().judgement().verdict() instanceof Verdict.Finding;
    }

    private static WaitTree.Node rootOf(Desk desk) {
        return desk.tick().judgement().waitTrees().stream()
                .flatMap(tree -> tree.roots().stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody waits"));
    }

    private static Objects.CronJob cronJob(Desk desk) {
        List<Objects.CronJob> found = desk.tick().snapshot().facts(Objects.class).stream()
                .flatMap(objects -> objects.cronJobs().stream())
                .filter(job -> job.id().name().contains(CRON_JOB))
                .filter(job -> job.id().namespace().contains("velmar")
                        || job.id().name().contains("velmar"))
                .toList();
        assertEquals(1, found.size(), () -> "CronJobs of the blocker: " + found);
        assertNotNull(found.getFirst());
        return found.getFirst();
    }
}
