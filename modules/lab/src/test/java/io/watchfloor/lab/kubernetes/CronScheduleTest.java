package io.watchfloor.lab.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CronScheduleTest {
    private static final Instant SATURDAY = Instant.parse("2026-11-21T10:00:30Z");

    @Test
    void theNextTimeFollowsTheFiveFields() {
        assertEquals("2026-11-21T10:01:00Z", next("* * * * *"));
        assertEquals("2026-11-21T10:15:00Z", next("*/15 * * * *"));
        assertEquals("2026-11-21T10:02:00Z", next("2-10/4 * * * *"));
        assertEquals("2026-11-22T03:00:00Z", next("0 3 * * *"));
        assertEquals("2026-11-23T08:30:00Z", next("30 8 * * mon-fri"));
        assertEquals("2027-01-01T00:00:00Z", next("@yearly"));
        assertEquals("2028-02-29T00:00:00Z", next("0 0 29 feb *"));
        assertEquals("2026-11-21T11:00:00Z", next("@hourly"));
    }

    @Test
    void dayOfMonthOrDayOfWeekSufficesWhenBothAreGiven() {
        assertEquals("2026-11-22T00:00:00Z", next("0 0 25 * sun"));
        assertEquals("2026-11-25T00:00:00Z", next("0 0 25 * fri"));
    }

    @Test
    void timesAreThoseOfTheZone() {
        CronSchedule schedule = CronSchedule.parse("0 3 * * *").orElseThrow();
        assertEquals(
                Optional.of(Instant.parse("2026-11-22T02:00:00Z")),
                schedule.next(SATURDAY, ZoneId.of("Europe/Berlin")));
    }

    @Test
    void aTimeThatNeverComesIsNone() {
        CronSchedule never = CronSchedule.parse("0 0 30 2 *").orElseThrow();
        assertEquals(Optional.empty(), never.next(SATURDAY, ZoneOffset.UTC));
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        for (String text : List.of(
                "",
                "* * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "5-1 * * * *",
                "*/0 * * * *",
                "x * * * *",
                "* * * * 7",
                "1,,2 * * * *",
                "* * * * * *")) {
            assertEquals(Optional.empty(), CronSchedule.parse(text), text);
        }
    }

    private static String next(String text) {
        return CronSchedule.parse(text)
                .flatMap(schedule -> schedule.next(SATURDAY, ZoneOffset.UTC))
                .map(Instant::toString)
                .orElse("none");
    }
}
