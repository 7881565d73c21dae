package io.watchfloor.collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aSlowVisitSkipsTicksInsteadOfQueueingThem() {
        assertEquals(START.plusSeconds(1), Pace.next(START, START.plusMillis(40), SECOND));
        assertEquals(START.plusSeconds(4), Pace.next(START, START.plusMillis(3_200), SECOND));
    }

    @Test
    void aClockSetAnewDelaysByAtMostOneInterval() {
        Instant earlier = START.minus(Duration.ofHours(1));
        assertEquals(earlier.plusSeconds(1), Pace.next(START, earlier, SECOND));
        assertEquals(SECOND, Pace.until(START, earlier, SECOND));
    }

    @Test
    void pausesGrowWithTheOutageUpToFiveSeconds() {
        Backoff backoff = new Backoff();
        assertEquals(Duration.ofMillis(500), backoff.pause());
        Duration waited = Duration.ofMillis(500);
        while (waited.compareTo(Duration.ofSeconds(10)) < 0) {
            Duration pause = backoff.pause();
            assertTrue(pause.compareTo(Duration.ofSeconds(2)) <= 0);
            waited = waited.plus(pause);
        }
        for (int i = 0; i < 50; i++) {
            assertTrue(backoff.pause().compareTo(Duration.ofSeconds(5)) <= 0);
        }
        backoff.answered();
        assertEquals(Duration.ofMillis(500), backoff.pause());
    }
}
