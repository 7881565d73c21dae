package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndingTest {
    private static final Duration TWENTY = Duration.ofMinutes(20);

    @Test
    void anExpiredPauseIsUndoneByItselfThoughNoTickComes() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            bench.pass(TWENTY);
            bench.await(inForce, Stage.Undone.class);
            assertEquals(new Stage.Undone(Bench.START.plus(TWENTY), "expired"), bench.stage(inForce));
            assertEquals("", bench.cluster.pausedBy());
            assertEquals(List.of("dry-run", "intent", "acted", "undo-intent", "undone"), bench.journal.steps());
        }
    }

    @Test
    void aPauseIsKeptUntilItsEndOrUntilItIsUndoneByHand() {
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            bench.pass(TWENTY.minusMillis(1));
            assertInstanceOf(Stage.InForce.class, bench.stage(inForce));
            bench.desk.undo(inForce.plan().id(), "operator-2");
            assertEquals(
                    "by hand, operator-2",
                    assertInstanceOf(Stage.Undone.class, bench.stage(inForce)).why());
            assertEquals("operator-2", bench.journal.last("undone").details().get("operator"));
        }
    }

    @Test
    void anUndoThatFailsStaysVisibleAndIsTriedAgain() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            bench.cluster.next(approved -> new Outcome.Failed("the cluster did not answer in time"));
            bench.cluster.next(approved -> new Outcome.Failed("the cluster did not answer in time"));
            bench.pass(TWENTY);
            bench.await(inForce, Stage.Failed.class);
            String text =
                    assertInstanceOf(Stage.Failed.class, bench.stage(inForce)).text();
            assertTrue(text.contains("still in force") && text.contains("did not answer in time"), text);
            assertEquals(1, bench.cluster.count(Direction.UNDO));
            bench.pass(Duration.ofSeconds(1));
            bench.signals.await("a second attempt", () -> bench.cluster.count(Direction.UNDO) == 2);
            bench.await(inForce, Stage.Failed.class);
            bench.pass(Duration.ofSeconds(2));
            bench.await(inForce, Stage.Undone.class);
            assertEquals("", bench.cluster.pausedBy());
        }
    }

    @Test
    void anUndoThatCannotBeRecordedWaitsUntilItCan() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            bench.journal.refused.add("*");
            bench.pass(TWENTY);
            bench.await(inForce, Stage.Failed.class);
            assertEquals(0, bench.cluster.count(Direction.UNDO));
            bench.journal.refused.clear();
            bench.pass(Duration.ofSeconds(1));
            bench.await(inForce, Stage.Undone.class);
        }
    }

    @Test
    void whatSomebodyElseHasResumedIsNotResumedAgain() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            bench.cluster.pausedBy("somebody");
            bench.pass(TWENTY);
            bench.await(inForce, Stage.Undone.class);
            String why =
                    assertInstanceOf(Stage.Undone.class, bench.stage(inForce)).why();
            assertTrue(why.contains("not paused by this plan"), why);
            assertEquals("somebody", bench.cluster.pausedBy());
        }
    }

    @Test
    void theDeskVerifiesTheEffectOnItsTicks() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            bench.signals.await("verified", () -> {
                if (bench.journal.steps().contains("verified")) {
                    return true;
                }
                bench.tick(Floor.BLOCKED.blocked(1), 1);
                return false;
            });
            Stage.InForce stage = assertInstanceOf(Stage.InForce.class, bench.stage(inForce));
            assertTrue(stage.effect().moved());
            assertEquals("6.0", bench.journal.last("verified").details().get("before"));
            assertEquals("1.0", bench.journal.last("verified").details().get("after"));
        }
    }
}
