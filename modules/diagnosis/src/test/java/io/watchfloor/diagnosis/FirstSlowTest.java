package io.watchfloor.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Answers.FirstToSlow.Follower;
import io.watchfloor.diagnosis.Verdict.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FirstSlowTest {
    private final Scene scene = new Scene();

    /// Waiters by workflow and for how many seconds they have waited at first, a second more at each tick.
    private FirstToSlow first(Map<String, List<Double>> waited, int ticks) {
        Verdict verdict = null;
        for (int second = 0; second < ticks; second++) {
            scene.session(100, "velmar", "payment-reconciliation", second + 20);
            int pid = 200;
            for (var entry : waited.entrySet()) {
                for (double seconds : entry.getValue()) {
                    scene.waits(pid++, "velmar", entry.getKey(), second + seconds, 100);
                }
            }
            verdict = scene.tick().verdict();
        }
        Finding finding = assertInstanceOf(Finding.class, verdict);
        return Objects.requireNonNull(finding.answers().first());
    }

    @Test
    void whatIsLessThanATickApartBeganTogetherTheMoreImportantFirst() {
        scene.ticks(30);
        Instant begin = scene.ago(4.0 - 1);
        FirstToSlow first = first(
                Map.of("invoicing", List.of(4.0), "payment-posting", List.of(3.9), "order-capture", List.of(3.8, 3.7)),
                5);
        assertEquals("order-capture", first.workflow());
        assertEquals(begin, first.at());
        assertEquals(List.of(new Follower("payment-posting", begin), new Follower("invoicing", begin)), first.then());
    }

    @Test
    void whatIsMoreThanATickApartStandsInItsOrderWithItsOwnTime() {
        scene.ticks(30);
        Instant begin = scene.ago(6.0 - 1);
        FirstToSlow first = first(Map.of("invoicing", List.of(6.0), "order-capture", List.of(3.0, 2.5, 2.4)), 5);
        assertEquals("invoicing", first.workflow());
        assertEquals(List.of(new Follower("order-capture", begin.plusSeconds(3))), first.then());
    }

    @Test
    void whoWasNamedFirstStaysSoHoweverManyOthersWaitLater() {
        scene.ticks(30);
        Map<String, List<Double>> few = Map.of("order-capture", List.of(3.8, 3.7), "payment-posting", List.of(3.9));
        assertEquals("order-capture", first(few, 3).workflow());
        Map<String, List<Double>> many =
                Map.of("order-capture", List.of(6.8), "payment-posting", List.of(6.9, 6.0, 5.0, 4.0, 3.0));
        assertEquals("order-capture", first(many, 3).workflow());
    }

    @Test
    void aLatencyThatWaversByChanceIsNoFollower() {
        scene.ticks(60);
        scene.flow("velmar", "invoicing", new Scene.Flow(0.6, 1, 1, 0));
        FirstToSlow first = first(Map.of("order-capture", List.of(3.8, 3.7, 3.0)), 8);
        assertEquals(List.of(), first.then());
    }
}
