package io.watchfloor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.Scene.Flow;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.State;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WorkflowStateTest {
    private final Scene scene = new Scene();

    @Test
    void nothingCompletedWhileWorkWaitsIsDownHoweverLowTheLatency() {
        scene.ticks(30);
        scene.flow("velmar", "stock-reservation", new Flow(0.01, 0, 12, 0));
        Judgement judgement = scene.ticks(4);
        assertEquals(State.DOWN, Scene.state(judgement, "stock-reservation"));
        assertEquals(State.HEALTHY, Scene.state(judgement, "order-capture"));
        Finding finding = assertInstanceOf(Finding.class, judgement.verdict());
        assertEquals("not-found:stock-reservation", finding.answers().cause().slug());
        assertEquals(Severity.CRITICAL, finding.severity());
        scene.calm();
        assertEquals(State.DOWN, Scene.state(scene.ticks(3), "stock-reservation"));
        assertEquals(State.HEALTHY, Scene.state(scene.ticks(4), "stock-reservation"));
    }

    @Test
    void withoutDemandItIsIdleAndStuckWorkShowsInItsLatency() {
        scene.ticks(30);
        scene.all(new Flow(0, 0, 0, 0));
        assertEquals(State.IDLE, Scene.state(scene.ticks(5), "invoicing"));
        scene.all(new Flow(0.3, 2, 20, 0));
        Judgement judgement = scene.ticks(6);
        assertEquals(State.DEGRADED, Scene.state(judgement, "invoicing"));
        var figures = judgement.board().workflows().getFirst().figures();
        assertTrue(figures.estimated());
        assertEquals(6.45, Objects.requireNonNull(figures.latency()), 0.01);
    }

    @Test
    void aStateDoesNotFlapOnSinglePeaks() {
        scene.ticks(60);
        for (int i = 0; i < 40; i++) {
            scene.flow("norda", "invoicing", new Flow(i % 3 == 0 ? 1.4 : 0.3, 5, 1, 0));
            assertEquals(State.HEALTHY, Scene.state(scene.tick(), "invoicing"));
        }
        scene.flow("norda", "invoicing", new Flow(1.4, 5, 1, 0));
        scene.ticks(4);
        for (int i = 0; i < 40; i++) {
            scene.flow("norda", "invoicing", new Flow(i % 3 == 0 ? 1.4 : 0.3, 5, 1, 0));
            assertEquals(State.DEGRADED, Scene.state(scene.tick(), "invoicing"));
        }
    }

    @Test
    void aSuspendedJobIsIdleAndSaysSo() {
        scene.suspended.add("velmar/payment-reconciliation");
        Judgement judgement = scene.ticks(3);
        var status = judgement.board().workflows().get(4);
        assertEquals(State.IDLE, status.state());
        assertEquals("suspended", status.tenants().get(1).reach().reason());
        assertEquals(State.HEALTHY, status.tenants().getFirst().state());
    }

    @Test
    void noLatencyIsShownThatIsLongerThanTheTroubleHasLasted() {
        scene.ticks(30);
        for (int second = 1; second <= 12; second++) {
            scene.flow("velmar", "order-capture", new Flow(0.3, 0.65, 3.0 * second, 0));
            var figures =
                    scene.tick().board().workflows().getFirst().tenants().get(1).figures();
            double shown = Objects.requireNonNull(figures.latency());
            assertTrue(shown <= second + 0.46, shown + " s after " + second + " s");
            assertEquals(second > 2, figures.estimated(), "second " + second);
        }
    }

    @Test
    void aLongWaitingSessionShowsThatItHasLastedLongerThanWasWatched() {
        scene.session(100, "velmar", "payment-reconciliation", 205);
        scene.waits(200, "velmar", "order-capture", 200, 100);
        scene.flow("velmar", "order-capture", new Flow(0.3, 0.1, 30, 0));
        var figures =
                scene.tick().board().workflows().getFirst().tenants().get(1).figures();
        assertEquals(200.8, Objects.requireNonNull(figures.latency()), 0.01);
    }

    @Test
    void aRecoveredQueueLeavesTheMeasuredLatency() {
        scene.ticks(30);
        scene.flow("velmar", "order-capture", new Flow(0.3, 0.65, 20, 0));
        scene.ticks(8);
        scene.flow("velmar", "order-capture", new Flow(2.4, 9, 3, 0));
        var figures =
                scene.tick().board().workflows().getFirst().tenants().get(1).figures();
        assertEquals(2.4, figures.latency());
        assertFalse(figures.estimated());
    }

    @Test
    void manySlowOnesAreSlowWithinSecondsAndFewOnlyAfterEnoughOfThem() {
        scene.ticks(30);
        scene.flow("velmar", "order-capture", new Flow(2, 10, 5, 0, 0.4));
        assertEquals(State.DEGRADED, Scene.state(scene.ticks(4), "order-capture"));
        scene.calm();
        assertEquals(State.HEALTHY, Scene.state(scene.ticks(6), "order-capture"));
        scene.flow("velmar", "order-capture", new Flow(2, 1, 1, 0, 0.1));
        assertEquals(State.HEALTHY, Scene.state(scene.ticks(45), "order-capture"));
        assertEquals(State.DEGRADED, Scene.state(scene.ticks(10), "order-capture"));
    }
}
