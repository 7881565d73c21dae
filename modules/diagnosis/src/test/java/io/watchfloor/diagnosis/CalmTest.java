package io.watchfloor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.watchfloor.diagnosis.Scene.Flow;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.Verdict.Healthy;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.State;
import io.watchfloor.signals.facts.Waits.Lock;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalmTest {
    private final Scene scene = new Scene();

    @Test
    void aCalmEstateIsHealthyAndNamesItsNearestLimit() {
        Judgement judgement = scene.ticks(20);
        assertEquals(new Healthy("nearest limit: PostgreSQL connections 45 of 300"), judgement.verdict());
        assertEquals(State.HEALTHY, Scene.state(judgement, "order-capture"));
        assertEquals(State.HEALTHY, Scene.layer(judgement, Layer.POSTGRESQL).state());
        assertEquals(
                "not in this estate's file",
                Scene.layer(judgement, Layer.BACKUPS).reach().reason());
    }

    @Test
    void anAdvisoryLockThatElectsALeaderIsNoFinding() {
        scene.ticks(30);
        for (int second = 0; second < 20; second++) {
            scene.stranger(900, "scheduler", "idle", second + 60);
            scene.stranger(901, "scheduler", "active", second + 60);
            scene.waits(901, second + 60, new Lock("advisory", "Exclusive", "Exclusive", null, null), 900);
            assertInstanceOf(Healthy.class, scene.tick().verdict());
        }
    }

    @Test
    void briefRowConflictsOfATripledDemandAreNoFinding() {
        Random random = new Random(7);
        scene.ticks(30);
        scene.all(new Flow(0.45, 15, 5, 0.001));
        for (int second = 0; second < 300; second++) {
            for (int i = 0; i < random.nextInt(3); i++) {
                int root = 500 + random.nextInt(20);
                scene.session(root, "velmar", "order-capture", 0.4);
                scene.waits(600 + i, "velmar", "order-capture", random.nextDouble() * 0.8, root);
            }
            if (second % 20 == 0) {
                scene.session(700, "norda", "payment-posting", 1.5);
                scene.waits(701, "norda", "payment-posting", 1.4, 700);
            }
            Judgement judgement = scene.tick();
            assertInstanceOf(Healthy.class, judgement.verdict(), "second " + second);
            for (String workflow : List.of("order-capture", "payment-posting", "stock-reservation", "invoicing")) {
                assertEquals(State.HEALTHY, Scene.state(judgement, workflow));
            }
        }
    }

    @Test
    void aHiccupOfTheWholeMachineIsNoFinding() {
        scene.ticks(30);
        for (int i = 0; i < 10; i++) {
            scene.session(700, "norda", "payment-posting", 3);
            scene.waits(710 + i, "norda", "order-capture", 2.2, 700);
        }
        for (int second = 0; second < 10; second++) {
            assertInstanceOf(Healthy.class, scene.tick().verdict());
        }
    }

    @Test
    void aJobThatWaitsForAnotherJobIsNoFinding() {
        scene.ticks(30);
        for (int second = 0; second < 20; second++) {
            scene.session(100, "velmar", "payment-reconciliation", second + 5);
            scene.waits(101, "velmar", "marketplace-sync", second, 100);
            assertInstanceOf(Healthy.class, scene.tick().verdict(), "second " + second);
        }
    }

    @Test
    void twoSlowRequestsAmongFewAreNoState() {
        scene.ticks(60);
        for (int time = 0; time < 5; time++) {
            scene.flow("kestra", "order-capture", new Flow(2.1, 2.9, 1, 0, 2 / 29.0));
            for (int second = 0; second < 10; second++) {
                calm(scene.tick());
            }
            scene.calm();
            for (int second = 0; second < 5; second++) {
                calm(scene.tick());
            }
        }
    }

    @Test
    void oneFailureAmongFiveRequestsIsNoState() {
        scene.ticks(60);
        scene.flow("kestra", "order-capture", new Flow(0.3, 0.5, 0, 0.2));
        for (int second = 0; second < 10; second++) {
            calm(scene.tick());
        }
    }

    private static void calm(Judgement judgement) {
        assertInstanceOf(Healthy.class, judgement.verdict());
        assertEquals(State.HEALTHY, Scene.state(judgement, "order-capture"));
    }

    @Test
    void aSlowWorkflowWhoseCauseNothingShowsIsAWarningOnceItLasts() {
        scene.ticks(60);
        scene.flow("kestra", "order-capture", new Flow(2.1, 10, 3, 0));
        Verdict early = scene.ticks(40).verdict();
        assertEquals(
                new Healthy("nearest limit: PostgreSQL connections 45 of 300; slow, no cause found yet: Order capture"),
                early);
        Finding finding = assertInstanceOf(Finding.class, scene.ticks(25).verdict());
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals(
                "Order capture slow, cause not found", finding.answers().cause().title());
        var first = finding.answers().first();
        assertNotNull(first);
        assertEquals("kestra", first.tenant());
        scene.calm();
        assertInstanceOf(Healthy.class, scene.ticks(6).verdict());
    }
}
