package io.watchfloor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.Scene.Flow;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.Verdict.Healthy;
import io.watchfloor.diagnosis.Verdict.Unknown;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.State;
import io.watchfloor.signals.facts.Waits.Lock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final Scene scene = new Scene();

    /// The promotion: reconciliation holds rows, `seconds` ago the first session began to wait, one more each half
    // second.
    private Judgement promotion(double seconds) {
        scene.session(100, "velmar", "payment-reconciliation", seconds + 5);
        int count = Math.min(20, (int) (seconds * 2) + 1);
        for (int i = 0; i < count; i++) {
            String workflow = i % 2 == 0 ? "payment-posting" : "order-capture";
            double waited = seconds - i * 0.5;
            if (waited >= 0) {
                scene.waits(200 + i, "velmar", workflow, waited, 100);
            }
        }
        return scene.tick();
    }

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
    void theJobThatHoldsTheRowsOfAPromotionIsFoundWithinSeconds() {
        scene.ticks(30);
        Instant firstLong = scene.now.plusSeconds(1);
        Judgement judgement = promotion(0);
        int ticks = 0;
        while (!(judgement.verdict() instanceof Finding)) {
            judgement = promotion(++ticks);
            assertTrue(ticks < 6, "no verdict within five seconds of the first session blocked for a second");
        }
        Finding finding = assertInstanceOf(Finding.class, judgement.verdict());
        Answers answers = finding.answers();
        assertEquals(firstLong, finding.since());
        assertEquals("row-locks:payment-reconciliation", answers.cause().slug());
        assertEquals(Layer.POSTGRESQL, answers.cause().layer());
        assertEquals("PostgreSQL · row locks", answers.cause().title());
        var root = answers.cause().root();
        assertNotNull(root);
        assertEquals(100, root.session().pid());
        assertEquals("payment-reconciliation-1", root.job());
        var first = answers.first();
        assertNotNull(first);
        assertEquals("payment-posting", first.workflow());
        assertEquals("velmar", first.tenant());
        assertEquals(
                List.of("order-capture"),
                first.then().stream().map(f -> f.workflow()).toList());
        Advice pause = answers.recommend().getFirst();
        assertEquals("pause-batch", pause.mitigation());
        assertEquals(new Advice.Target("velmar", "payment-reconciliation", "payment-reconciliation"), pause.target());
        assertTrue(pause.effect().sessions() >= 3, pause.toString());
        assertEquals("add-workers", answers.avoid().getFirst().mitigation());
        assertEquals("payment-posting", answers.avoid().getFirst().target().object());
        assertEquals(Answers.Nature.Kind.UNKNOWN, answers.nature().kind());
        promotion(++ticks);
        judgement = promotion(++ticks);
        assertEquals(Severity.CRITICAL, ((Finding) judgement.verdict()).severity());
        assertEquals(State.DEGRADED, Scene.state(judgement, "payment-reconciliation"));
        assertEquals(State.DEGRADED, Scene.layer(judgement, Layer.POSTGRESQL).state());
    }

    @Test
    void aFindingIsHeldOverTheGapBetweenTwoTransactionsOfTheJobAndEndsSomeSecondsAfterTheLast() {
        scene.ticks(30);
        for (int i = 0; i < 8; i++) {
            promotion(i);
        }
        for (int run = 0; run < 3; run++) {
            for (int gap = 0; gap < 3; gap++) {
                Judgement held = scene.tick();
                Finding finding = assertInstanceOf(Finding.class, held.verdict());
                assertEquals(
                        "pause-batch", finding.answers().recommend().getFirst().mitigation());
            }
            for (int i = 2; i < 5; i++) {
                assertInstanceOf(Finding.class, promotion(i).verdict());
            }
        }
        Judgement after = scene.ticks(6);
        assertInstanceOf(Healthy.class, after.verdict());
    }

    @Test
    void whatWasSlowedIsNotAnotherUnknownWhileItRecovers() {
        scene.ticks(30);
        for (int i = 0; i < 8; i++) {
            scene.flow("velmar", "order-capture", new Flow(4, 2, 8, 0));
            promotion(i);
        }
        Judgement judgement = scene.ticks(7);
        Finding finding = assertInstanceOf(Finding.class, judgement.verdict());
        assertEquals(List.of(), finding.answers().recommend());
        assertEquals(0, finding.answers().cause().load().blockedPerSecond());
        scene.calm();
        assertInstanceOf(Healthy.class, scene.ticks(7).verdict());
    }

    @Test
    void aDatabaseLostDuringAFindingIsNotCalledRecovered() {
        scene.ticks(30);
        for (int i = 0; i < 8; i++) {
            scene.flow("velmar", "order-capture", new Flow(4, 2, 8, 0));
            promotion(i);
        }
        scene.broken.add(Scene.DATABASE);
        assertInstanceOf(Unknown.class, scene.ticks(12).verdict());
    }

    @Test
    void aPreparedTransactionIsNamedAsSuch() {
        scene.ticks(30);
        Verdict verdict = null;
        for (int second = 0; second < 8; second++) {
            scene.waits(910, "velmar", "order-capture", second, 0);
            scene.waits(911, "velmar", "order-capture", second, 910);
            verdict = scene.tick().verdict();
        }
        Finding finding = assertInstanceOf(Finding.class, verdict);
        assertEquals("row-locks:prepared-transaction", finding.answers().cause().slug());
        assertEquals(
                "rollback-prepared", finding.answers().recommend().getFirst().mitigation());
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
    void oneSessionBlockedForMoreThanFiveSecondsIsAWarning() {
        scene.ticks(30);
        Verdict verdict = null;
        for (int second = 0; second < 8; second++) {
            scene.stranger(900, "pgjdbc", "active", second + 4);
            scene.waits(901, "velmar", "invoicing", second, 900);
            verdict = scene.tick().verdict();
            assertEquals(second > 5, verdict instanceof Finding, "second " + second);
        }
        Finding finding = (Finding) verdict;
        assertNotNull(finding);
        assertEquals(Severity.WARNING, finding.severity());
        assertEquals("row-locks:pgjdbc", finding.answers().cause().slug());
        assertEquals(
                "terminate-session", finding.answers().recommend().getFirst().mitigation());
        assertEquals(1, finding.answers().recommend().getFirst().effect().sessions());
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
    void aForgottenTransactionIsNamedAfterItsApplicationAndTerminated() {
        scene.ticks(30);
        Verdict verdict = null;
        for (int second = 3; second < 12; second++) {
            scene.stranger(900, "Shop-Connector 17", "idle in transaction", second + 4);
            for (int i = 0; i < 6; i++) {
                scene.waits(910 + i, "velmar", "stock-reservation", second - i * 0.3, 900);
            }
            verdict = scene.tick().verdict();
        }
        Finding finding = assertInstanceOf(Finding.class, verdict);
        assertEquals(
                "idle-in-transaction:shop-connector", finding.answers().cause().slug());
        Advice advice = finding.answers().recommend().getFirst();
        assertEquals("terminate-session", advice.mitigation());
        assertEquals("pid 900", advice.target().object());
        assertEquals(6, advice.effect().sessions());
        assertEquals(6, advice.effect().byWorkflow().get("stock-reservation"));
        assertTrue(finding.answers().cause().text().contains("idle in transaction for 15.0 s"), finding.toString());
    }

    @Test
    void aQueueBehindDdlNamesTheDdlAndSparesTheReader() {
        scene.ticks(30);
        Verdict verdict = null;
        for (int second = 2; second < 10; second++) {
            scene.stranger(900, "report", "active", second + 60);
            scene.stranger(901, "migrate", "active", second);
            scene.waits(901, second, new Lock("relation", "AccessExclusive", "AccessShare", "stock_move", null), 900);
            for (int i = 0; i < 5; i++) {
                scene.session(910 + i, "velmar", "order-capture", second - i * 0.2);
                scene.waits(
                        910 + i, second - i * 0.2, new Lock("relation", "RowExclusive", null, "stock_move", null), 901);
            }
            verdict = scene.tick().verdict();
        }
        Finding finding = assertInstanceOf(Finding.class, verdict);
        assertEquals("table-locks:stock_move", finding.answers().cause().slug());
        assertTrue(finding.answers().cause().text().contains("pid 901"), finding.toString());
        var root = finding.answers().cause().root();
        assertNotNull(root);
        assertEquals(900, root.session().pid());
        Advice advice = finding.answers().recommend().getFirst();
        assertEquals("cancel-statement", advice.mitigation());
        assertEquals("pid 901", advice.target().object());
        assertEquals(5, advice.effect().sessions());
        assertTrue(
                finding.answers().avoid().stream().anyMatch(a -> a.mitigation().equals("terminate-session")));
    }

    @Test
    void ofSeveralRootsTheHeaviestLeadsAndItsShareIsOfAllBlockedTime() {
        scene.ticks(30);
        Verdict verdict = null;
        for (int second = 2; second < 12; second++) {
            scene.session(100, "velmar", "payment-reconciliation", second + 5);
            scene.stranger(900, "pgjdbc", "active", second + 4);
            for (int i = 0; i < 6; i++) {
                scene.waits(200 + i, "velmar", "order-capture", second, 100);
            }
            scene.waits(300, "velmar", "payment-posting", second, 900);
            scene.waits(301, "velmar", "payment-posting", second, 900);
            verdict = scene.tick().verdict();
        }
        Finding finding = assertInstanceOf(Finding.class, verdict);
        assertEquals(
                "row-locks:payment-reconciliation", finding.answers().cause().slug());
        assertEquals(new Answers.Load(6, 0.75), finding.answers().cause().load());
        assertEquals(
                List.of("pause-batch", "terminate-session"),
                finding.answers().recommend().stream().map(Advice::mitigation).toList());
    }

    @Test
    void aConsoleOpenedInTheMiddleFindsItAtOnceAndKnowsHowLongItHasLasted() {
        Instant opened = scene.now;
        scene.session(100, "velmar", "payment-reconciliation", 205);
        for (int i = 0; i < 10; i++) {
            scene.waits(200 + i, "velmar", i == 0 ? "stock-reservation" : "order-capture", 200 - i, 100);
        }
        Judgement judgement = scene.tick();
        Finding finding = assertInstanceOf(Finding.class, judgement.verdict());
        assertEquals(opened.minusSeconds(199), finding.since());
        var first = finding.answers().first();
        assertNotNull(first);
        assertEquals("stock-reservation", first.workflow());
        assertNotEquals(State.HEALTHY, Scene.state(judgement, "order-capture"));
    }

    @Test
    void theSameJobInThreeRunsIsStructural() {
        scene.ticks(30);
        Finding finding = null;
        for (int run = 1; run <= 3; run++) {
            scene.job = "payment-reconciliation-" + run;
            for (int i = 0; i < 8; i++) {
                if (promotion(i).verdict() instanceof Finding found) {
                    finding = found;
                }
            }
            assertNotNull(finding);
            assertEquals(
                    run < 3 ? Answers.Nature.Kind.UNKNOWN : Answers.Nature.Kind.STRUCTURAL,
                    finding.answers().nature().kind());
            scene.ticks(20);
        }
    }

    @Test
    void nothingCompletedWhileWorkWaitsIsDownHoweverLowTheLatency() {
        scene.ticks(30);
        scene.flow("velmar", "stock-reservation", new Flow(0.01, 0, 12, 0));
        Judgement judgement = scene.ticks(4);
        assertEquals(State.DOWN, Scene.state(judgement, "stock-reservation"));
        assertEquals(State.HEALTHY, Scene.state(judgement, "order-capture"));
        assertInstanceOf(Unknown.class, judgement.verdict());
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
        assertEquals(10.0, judgement.board().workflows().getFirst().figures().latency());
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
    void aLostDatabaseIsStaleThenUnknownAndNothingOnItIsGreen() {
        scene.ticks(30);
        scene.broken.add(Scene.DATABASE);
        Judgement judgement = scene.ticks(4);
        assertEquals(State.STALE, Scene.layer(judgement, Layer.POSTGRESQL).state());
        assertEquals(State.STALE, Scene.layer(judgement, Layer.APPLICATION).state());
        judgement.board().workflows().forEach(status -> assertEquals(State.STALE, status.state(), status.workflow()));
        Unknown unknown = assertInstanceOf(Unknown.class, judgement.verdict());
        assertTrue(unknown.missing().getFirst().contains("connection refused"), unknown.toString());
        judgement = scene.ticks(60);
        assertEquals(State.UNKNOWN, Scene.layer(judgement, Layer.POSTGRESQL).state());
        assertEquals(State.UNKNOWN, Scene.state(judgement, "order-capture"));
        scene.broken.clear();
        judgement = scene.tick();
        assertInstanceOf(Healthy.class, judgement.verdict());
        assertEquals(State.HEALTHY, Scene.state(judgement, "order-capture"));
    }

    @Test
    void aSourceThatFailsFromTheStartIsUnknownWithItsReason() {
        scene.broken.add(Scene.EDGE);
        Judgement judgement = scene.ticks(2);
        var status = judgement.board().workflows().getFirst();
        assertEquals(State.UNKNOWN, status.state());
        assertEquals("traefik: connection refused", status.reach().reason());
        assertNull(status.reach().age());
        assertEquals(State.UNKNOWN, Scene.layer(judgement, Layer.INGRESS).state());
        assertInstanceOf(Unknown.class, judgement.verdict());
    }

    @Test
    void lostRequestFiguresAreStaleWithTheirLastValue() {
        scene.ticks(10);
        scene.broken.add(Scene.EDGE);
        Judgement fresh = scene.ticks(3);
        assertEquals(State.HEALTHY, Scene.state(fresh, "order-capture"));
        Judgement judgement = scene.tick();
        var status = judgement.board().workflows().getFirst();
        assertEquals(State.STALE, status.state());
        assertEquals(0.3, status.figures().latency());
        assertEquals(Duration.ofSeconds(4), status.reach().age());
    }

    @Test
    void aDatabaseThatDoesNotAnswerWhileNothingCompletesIsAFinding() {
        scene.ticks(30);
        scene.broken.add(Scene.DATABASE);
        scene.all(new Flow(0.3, 0, 20, 0));
        Finding finding = assertInstanceOf(Finding.class, scene.ticks(8).verdict());
        assertEquals("not-answering:pg", finding.answers().cause().slug());
    }

    @Test
    void connectionsNearlyUsedUpAreAFindingWithoutContention() {
        scene.ticks(10);
        scene.connections = 285;
        Finding finding = assertInstanceOf(Finding.class, scene.ticks(5).verdict());
        assertEquals("connections:pg", finding.answers().cause().slug());
        assertEquals("add-workers", finding.answers().avoid().getFirst().mitigation());
        scene.connections = 200;
        assertInstanceOf(Healthy.class, scene.ticks(7).verdict());
    }

    @Test
    void aJumpOfTheClockIsNoEvidence() {
        scene.ticks(30);
        scene.flow("norda", "invoicing", new Flow(1.4, 5, 1, 0));
        scene.tick();
        scene.now = scene.now.plusSeconds(3600);
        assertEquals(State.HEALTHY, Scene.state(scene.tick(), "invoicing"));
        scene.calm();
        scene.tick();
        scene.now = scene.now.minusSeconds(7200);
        Judgement judgement = scene.tick();
        assertInstanceOf(Healthy.class, judgement.verdict());
        for (int i = 0; i < 8; i++) {
            judgement = promotion(i);
        }
        assertInstanceOf(Finding.class, judgement.verdict());
    }

    @Test
    void valuesFromBeforeTheClockWasSetBackAreNotFresh() {
        scene.ticks(30);
        scene.broken.addAll(List.of(Scene.DATABASE, Scene.EDGE));
        scene.now = scene.now.minusSeconds(3600);
        Judgement judgement = scene.ticks(2);
        assertFalse(judgement.verdict() instanceof Healthy);
        assertEquals(State.UNKNOWN, Scene.layer(judgement, Layer.POSTGRESQL).state());
    }

    @Test
    void theSameStateAndSnapshotGiveTheSameStep() {
        scene.ticks(30);
        for (int i = 0; i < 6; i++) {
            promotion(i);
        }
        var snapshot = scene.store.snapshot(scene.now, Scene.TICK);
        assertEquals(
                scene.engine.judge(scene.state, snapshot).judgement(),
                scene.engine.judge(scene.state, snapshot).judgement());
    }
}
