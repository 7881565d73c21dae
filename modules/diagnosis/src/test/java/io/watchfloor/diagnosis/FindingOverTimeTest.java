package io.watchfloor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.watchfloor.diagnosis.Scene.Flow;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.Verdict.Healthy;
import io.watchfloor.diagnosis.Verdict.Unknown;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingOverTimeTest {
    private final Scene scene = new Scene();

    @Test
    void aFindingIsHeldOverTheGapBetweenTwoTransactionsOfTheJobAndEndsSomeSecondsAfterTheLast() {
        scene.ticks(30);
        for (int i = 0; i < 8; i++) {
            scene.promotion(i);
        }
        for (int run = 0; run < 3; run++) {
            for (int gap = 0; gap < 3; gap++) {
                Judgement held = scene.tick();
                Finding finding = assertInstanceOf(Finding.class, held.verdict());
                assertEquals(
                        "pause-batch", finding.answers().recommend().getFirst().mitigation());
            }
            for (int i = 2; i < 5; i++) {
                assertInstanceOf(Finding.class, scene.promotion(i).verdict());
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
            scene.promotion(i);
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
            scene.promotion(i);
        }
        scene.broken.add(Scene.DATABASE);
        assertInstanceOf(Unknown.class, scene.ticks(12).verdict());
    }

    @Test
    void theSameJobInThreeRunsIsStructural() {
        scene.ticks(30);
        Finding finding = null;
        for (int run = 1; run <= 3; run++) {
            scene.job = "payment-reconciliation-" + run;
            for (int i = 0; i < 8; i++) {
                if (scene.promotion(i).verdict() instanceof Finding found) {
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
}
