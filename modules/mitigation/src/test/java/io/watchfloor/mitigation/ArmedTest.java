package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Arming.Trigger;
import io.watchfloor.mitigation.Arming.Window;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ArmedTest {
    private static final Instant FROM = Bench.START.plus(Duration.ofHours(2));
    private static final Window WINDOW = new Window(FROM, FROM.plus(Duration.ofMinutes(30)));
    private static final Trigger AT = new Trigger.At(FROM.plusSeconds(60));

    private static Mitigation armed(Bench bench, Window window, Trigger trigger) {
        Mitigation proposed = bench.desk.propose(Floor.wish());
        return bench.desk.arm(proposed.plan().id(), Bench.CONSENT, new Arming("Kim Berg", window, trigger));
    }

    private static void isRefusedFor(String part, Stage stage) {
        String reason = assertInstanceOf(Stage.Refused.class, stage).reason();
        assertTrue(reason.contains(part), reason);
    }

    @Test
    void itIsDoneOnceWhenItsTimeComesAndNotBefore() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation armed = armed(bench, WINDOW, AT);
            assertInstanceOf(Stage.Armed.class, armed.stage());
            bench.pass(Duration.ofHours(2).plusSeconds(59));
            bench.tick(Floor.BLOCKED, 0);
            assertEquals(0, bench.cluster.count(Direction.DO));
            bench.tick(Floor.BLOCKED, 1);
            bench.await(armed, Stage.InForce.class);
            assertEquals(
                    "Kim Berg, armed beforehand",
                    bench.journal.last("intent").details().get("operator"));
            bench.desk.undo(armed.plan().id(), "operator-1");
            bench.tick(Floor.BLOCKED, 5);
            assertEquals(1, bench.cluster.count(Direction.DO));
        }
    }

    @Test
    void itNeverOutlastsItsWindow() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation armed = armed(bench, WINDOW, new Trigger.At(FROM.plus(Duration.ofMinutes(25))));
            bench.pass(Duration.ofMinutes(145));
            bench.show(Floor.BLOCKED);
            bench.await(armed, Stage.InForce.class);
            assertEquals(
                    WINDOW.until(),
                    assertInstanceOf(Stage.InForce.class, bench.stage(armed)).until());
        }
    }

    @Test
    void whenItsWindowHasPassedItIsLetGo() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation armed = armed(bench, WINDOW, new Trigger.Cause("row-locks", null));
            bench.pass(Duration.ofMinutes(150));
            bench.show(Floor.BLOCKED);
            bench.await(armed, Stage.Refused.class);
            isRefusedFor("window has passed", bench.stage(armed));
            assertEquals(0, bench.cluster.count(Direction.DO));
        }
    }

    @Test
    void itIsDisarmedByHand() {
        try (Bench bench = Bench.open()) {
            Mitigation armed = armed(bench, WINDOW, AT);
            isRefusedFor(
                    "disarmed: by hand, operator-2",
                    bench.desk.disarm(armed.plan().id(), "operator-2").stage());
            bench.pass(Duration.ofMinutes(125));
            bench.tick(Floor.BLOCKED, 3);
            assertEquals(0, bench.cluster.count(Direction.DO));
            assertTrue(bench.journal.steps().containsAll(List.of("armed", "disarmed")));
        }
    }

    @Test
    void itSurvivesARestart() throws Exception {
        List<io.watchfloor.journal.Entry> before;
        Mitigation armed;
        try (Bench bench = Bench.open()) {
            armed = armed(bench, WINDOW, AT);
            before = bench.journal.entries();
        }
        try (Bench bench = Bench.restarted(new FakeCluster(), before, FROM.plusSeconds(61))) {
            assertInstanceOf(Stage.Armed.class, bench.stage(armed));
            bench.show(Floor.BLOCKED);
            bench.await(armed, Stage.InForce.class);
        }
    }

    @Test
    void anotherObjectOfTheSameNameIsNotWhatWasArmed() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation armed = armed(bench, WINDOW, AT);
            bench.pass(Duration.ofHours(2).plusSeconds(60));
            bench.show(new Floor(Floor.cronJob("another", false), List.of(), 6));
            bench.await(armed, Stage.Refused.class);
            isRefusedFor("kubernetes/7c1f is not there any more", bench.stage(armed));
            assertEquals(0, bench.cluster.count(Direction.DO));
        }
    }

    @Test
    void aTimeOutsideTheWindowOrAWindowThatHasPassedIsRefused() {
        try (Bench bench = Bench.open()) {
            isRefusedFor(
                    "outside its window",
                    armed(bench, WINDOW, new Trigger.At(WINDOW.until())).stage());
            Window past = new Window(Bench.START.minusSeconds(60), Bench.START);
            isRefusedFor(
                    "has passed",
                    armed(bench, past, new Trigger.Cause("row-locks", null)).stage());
        }
    }
}
