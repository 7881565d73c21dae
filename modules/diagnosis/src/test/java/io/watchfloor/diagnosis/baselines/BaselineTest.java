package io.watchfloor.diagnosis.baselines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Instant START = Instant.parse("2026-06-14T02:00:00Z");

    private static Baseline seconds(Baseline baseline, int from, int count, double middle, double spread) {
        Random random = new Random(from);
        Baseline next = baseline;
        for (int i = 0; i < count; i++) {
            next = next.with(middle + spread * random.nextGaussian(), START.plusSeconds(from + i));
        }
        return next;
    }

    @Test
    void nothingIsUsualBeforeTenValues() {
        assertFalse(seconds(Baseline.EMPTY, 0, 9, 1, 0).known());
        assertTrue(seconds(Baseline.EMPTY, 0, 10, 1, 0).known());
    }

    @Test
    void theRangeIsWideAtFirstAndNarrowsLater() {
        Baseline early = seconds(Baseline.EMPTY, 0, 12, 1, 0.02);
        Baseline late = seconds(early, 12, 600, 1, 0.02);
        assertTrue(early.high() - early.low() > 0.9, "early " + early.low() + " to " + early.high());
        assertTrue(late.high() - late.low() < 0.5, "late " + late.low() + " to " + late.high());
    }

    @Test
    void aFewWildValuesDoNotMoveIt() {
        Baseline calm = seconds(Baseline.EMPTY, 0, 300, 1, 0.02);
        Baseline wild = seconds(calm, 300, 60, 30, 1);
        assertEquals(calm.median(), wild.median(), 0.05);
    }

    @Test
    void afterFifteenMinutesOnlyTheseCount() {
        Baseline before = seconds(Baseline.EMPTY, 0, 1000, 1, 0.02);
        Baseline after = seconds(before, 1000, 905, 3, 0.02);
        assertEquals(3, after.median(), 0.05);
        assertTrue(after.low() > 2);
    }
}
