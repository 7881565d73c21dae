package io.watchfloor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.State;
import io.watchfloor.signals.facts.Waits.Lock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockFindingTest {
    private final Scene scene = new Scene();

    @Test
    void theJobThatHoldsTheRowsOfAPromotionIsFoundWithinSeconds() {
        scene.ticks(30);
        Instant firstLong = scene.now.plusSeconds(1);
        Judgement judgement = scene.promotion(0);
        int ticks = 0;
        while (!(judgement.verdict() instanceof Finding)) {
            judgement = scene.promotion(++ticks);
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
        scene.promotion(++ticks);
        judgement = scene.promotion(++ticks);
        assertEquals(Severity.CRITICAL, ((Finding) judgement.verdict()).severity());
        assertEquals(State.DEGRADED, Scene.state(judgement, "payment-reconciliation"));
        assertEquals(State.DEGRADED, Scene.layer(judgement, Layer.POSTGRESQL).state());
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
    void betweenTwoStatementsAHolderIsNotCalledIdle() {
        scene.ticks(30);
        Verdict verdict = null;
        for (int second = 3; second < 8; second++) {
            scene.stranger(900, "Shop-Connector 17", "idle in transaction", 0.04);
            for (int i = 0; i < 6; i++) {
                scene.waits(910 + i, "velmar", "stock-reservation", second - i * 0.3, 900);
            }
            verdict = scene.tick().verdict();
        }
        Finding finding = assertInstanceOf(Finding.class, verdict);
        String text = finding.answers().cause().text();
        assertFalse(text.contains("idle"), text);
        assertTrue(text.contains(" holds account_move rows: 6 sessions wait"), text);
    }
}
