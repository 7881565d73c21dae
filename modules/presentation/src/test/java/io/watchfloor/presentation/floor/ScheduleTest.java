package io.watchfloor.presentation.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant SUNDAY = Instant.parse("2026-06-14T00:58:20Z");

    private static Instant next(String schedule) {
        return Schedule.parse(schedule)
                .orElseThrow()
                .next(SUNDAY, ZoneOffset.UTC)
                .orElseThrow();
    }

    @Test
    void theNextRunIsAfterNow() {
        assertEquals(Instant.parse("2026-06-14T00:59:00Z"), next("* * * * *"));
        assertEquals(Instant.parse("2026-06-14T01:00:00Z"), next("*/5 * * * *"));
        assertEquals(Instant.parse("2026-06-14T03:15:00Z"), next("15 3 * * *"));
        assertEquals(Instant.parse("2026-06-15T00:30:00Z"), next("30 0 * * 1-5"));
        assertEquals(Instant.parse("2026-07-01T00:00:00Z"), next("@monthly"));
        assertEquals(Instant.parse("2026-06-21T00:00:00Z"), next("0 0 * * 7"));
    }

    @Test
    void aDayOfMonthOrOfWeekIsEnough() {
        assertEquals(Instant.parse("2026-06-15T06:00:00Z"), next("0 6 15 * 3"));
        assertEquals(Instant.parse("2026-06-17T06:00:00Z"), next("0 6 20 * 3"));
    }

    @Test
    void whatIsNoScheduleHasNoNextRun() {
        assertTrue(Schedule.parse("every now and then").isEmpty());
        assertTrue(Schedule.parse("@every 90s").isEmpty());
        assertTrue(Schedule.parse("61 * * * *").isEmpty());
        assertTrue(Schedule.parse("").isEmpty());
        assertTrue(Schedule.parse("0 0 30 2 *")
                .orElseThrow()
                .next(SUNDAY, ZoneOffset.UTC)
                .isEmpty());
    }
}
