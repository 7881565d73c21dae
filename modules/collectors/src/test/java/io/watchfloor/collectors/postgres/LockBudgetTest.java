package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockBudgetTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    private final LockBudget budget = new LockBudget();

    private int readsInAMinute(Duration cost) {
        int reads = 0;
        for (int second = 0; second < 60; second++) {
            if (budget.allows(false, START.plusSeconds(second))) {
                budget.spent(cost);
                reads++;
            }
        }
        return reads;
    }

    @Test
    void aSmallTableIsReadAtEveryTick() {
        assertEquals(60, readsInAMinute(Duration.ofMillis(1)));
    }

    @Test
    void aHugeTableIsReadNowAndThen() {
        int reads = readsInAMinute(Duration.ofMillis(80));
        assertTrue(reads >= 3 && reads <= 6, "reads: " + reads);
    }

    @Test
    void whoWaitsAnewIsLookedUpFromWhatIsKeptForThat() {
        readsInAMinute(Duration.ofMillis(80));
        Instant now = START.plusSeconds(60);
        budget.spent(Duration.ofMillis(20));
        assertFalse(budget.allows(false, now));
        assertTrue(budget.allows(true, now));
    }
}
