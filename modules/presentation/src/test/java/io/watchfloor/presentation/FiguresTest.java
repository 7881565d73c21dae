package io.watchfloor.presentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watchfloor.signals.Unit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void secondsAreWrittenInTheUnitInWhichTheyAreRead() {
        assertEquals("0\u2009s", Figures.seconds(0).text());
        assertEquals("4.2\u2009ms", Figures.seconds(0.0042).text());
        assertEquals("20\u2009ms", Figures.seconds(0.0201).text());
        assertEquals("0.43\u2009s", Figures.seconds(0.431).text());
        assertEquals("1.84\u2009s", Figures.seconds(1.84).text());
        assertEquals("12.3\u2009s", Figures.seconds(12.34).text());
        assertEquals("11:40\u2009min", Figures.seconds(700).text());
        assertEquals("1:05\u2009h", Figures.seconds(3900).text());
        assertEquals("22\u2009h", Figures.seconds(79_200).text());
    }

    @Test
    void workIsCountedPerMinute() {
        assertEquals("412\u2009/min", Figures.perMinute(412 / 60.0).text());
        assertEquals("2.5\u2009/min", Figures.perMinute(2.5 / 60).text());
        assertEquals("0\u2009/min", Figures.perMinute(0).text());
    }

    @Test
    void unitsKeepTheirForm() {
        assertEquals("1\u2009240\u2009/s", Figures.amount(1240, Unit.PER_SECOND).text());
        assertEquals(
                "41.3\u2009s/s", Figures.amount(41.3, Unit.SECONDS_PER_SECOND).text());
        assertEquals("91\u2009%", Figures.amount(0.912, Unit.RATIO).text());
        assertEquals("0.3\u2009%", Figures.amount(0.003, Unit.RATIO).text());
        assertEquals("0.02\u2009%", Figures.amount(0.0002, Unit.RATIO).text());
        assertEquals("0\u2009%", Figures.amount(0, Unit.RATIO).text());
        assertEquals(
                "1.5\u2009GB",
                Figures.amount(1.5 * 1024 * 1024 * 1024, Unit.BYTES).text());
        assertEquals("14", Figures.amount(14, Unit.COUNT).text());
    }

    @Test
    void agesAreShort() {
        assertEquals("2 s", Figures.age(Duration.ofSeconds(2)));
        assertEquals("7 min", Figures.age(Duration.ofSeconds(432)));
        assertEquals("7 min 12 s", Figures.ageExactly(Duration.ofSeconds(432)));
        assertEquals("1 h 02", Figures.age(Duration.ofMinutes(62)));
        assertEquals("3 d", Figures.age(Duration.ofDays(3)));
        assertEquals("07:12", Figures.stopwatch(Duration.ofSeconds(432)));
        assertEquals("1:07:12", Figures.stopwatch(Duration.ofSeconds(4032)));
    }

    @Test
    void aClockAheadOfOursIsNoAge() {
        assertEquals("0 s", Figures.age(Duration.ofSeconds(-3)));
    }

    @Test
    void aRangeStandsInOneUnit() {
        assertEquals("0.38–0.46", Figures.range(0.38, 0.46));
        assertEquals("20–45\u2009ms", Figures.range(0.02, 0.045));
    }
}
