package io.watchfloor.diagnosis.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.activity.StatementList.Change;
import io.watchfloor.diagnosis.activity.StatementList.Line;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.facts.Statements;
import io.watchfloor.signals.facts.Statements.Blocks;
import io.watchfloor.signals.facts.Statements.Statement;
import io.watchfloor.signals.facts.Statements.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementHistoryTest {
    private static final Instant START = Instant.parse("2026-11-28T00:00:00Z");
    private static final Duration TEN = Duration.ofSeconds(10);

    private final StatementHistory history = new StatementHistory();

    private void read(Instant at, Duration over, Statement... statements) {
        Statements reading = new Statements(at, "pg", over, List.of(statements));
        history.add(new Snapshot(at, Duration.ofSeconds(1), Map.of(), List.of(reading), Map.of()));
    }

    private static Statement called(long id, long calls, long millis) {
        return new Statement(
                "nord",
                id,
                "SELECT " + id,
                new Work(calls, calls * 3, Duration.ofMillis(millis), Duration.ofMillis(1)),
                new Blocks(10, 20, 30, 40));
    }

    private Line only(Instant from, Instant to) {
        List<Line> lines = history.list("pg", from, to).lines();
        assertEquals(1, lines.size());
        return lines.getFirst();
    }

    @Test
    void readingsOfARangeAreAddedUpAndOrderedByTime() {
        for (int reading = 1; reading <= 6; reading++) {
            read(START.plusSeconds(reading * 10L), TEN, called(1, 5, 50), called(2, 1, 100));
        }
        // Read again by the next tick: it counts once.
        read(START.plusSeconds(60), TEN, called(1, 5, 50));
        StatementList list = history.list("pg", START, START.plusSeconds(59));
        assertEquals(60, list.seconds(), 1e-9);
        assertEquals(
                List.of(2L, 1L),
                list.lines().stream().map(line -> line.sum().queryId()).toList());
        Statement sum = list.lines().get(1).sum();
        assertEquals(new Work(30, 90, Duration.ofMillis(300), Duration.ofMillis(6)), sum.work());
        assertEquals(new Blocks(60, 120, 180, 240), sum.blocks());
        assertEquals(10, list.lines().get(1).meanMillis());
    }

    @Test
    void aReadingOverTwoMinutesIsSpreadAndAMinuteWithoutOneIsAGap() {
        read(START.plusSeconds(90), Duration.ofSeconds(60), called(1, 60, 6_000));
        read(START.plusSeconds(310), TEN, called(1, 1, 10));
        Line line = only(START, START.plusSeconds(310));
        List<Double> sparkline = line.sparkline();
        assertEquals(StatementList.SPARKLINE, sparkline.size());
        int last = sparkline.size() - 1;
        assertEquals(0.1, sparkline.get(last - 5), 1e-9);
        assertEquals(0.1, sparkline.get(last - 4), 1e-9);
        assertTrue(sparkline.get(last - 3).isNaN());
        assertEquals(0.001, sparkline.get(last), 1e-9);
    }

    private Change after(int hours, long usual, long now) {
        int readings = hours * 360;
        for (int reading = 1; reading <= readings; reading++) {
            // A tenth up and down is its usual life.
            long wobble = usual * (reading % 3 - 1) / 10;
            boolean recent = reading > readings - 60;
            read(START.plusSeconds(reading * 10L), TEN, called(1, 10, 10 * (recent ? now : usual + wobble)));
        }
        Instant end = START.plusSeconds(readings * 10L);
        return only(end.minusSeconds(600), end).change();
    }

    @Test
    void aCallThatTakesTwiceAsLongAsInItsEarlierHoursIsSlower() {
        assertTrue(after(3, 100, 200) instanceof Change.Slower slower
                && Math.abs(slower.usualMillis() - 100) < 5
                && Math.abs(slower.nowMillis() - 200) < 1);
    }

    @Test
    void aTenthMoreIsUsual() {
        assertEquals(new Change.Usual(), after(3, 100, 115));
    }

    @Test
    void aCallThatTakesAThirdIsFaster() {
        assertTrue(after(3, 100, 33) instanceof Change.Faster);
    }

    @Test
    void halfAnHourIsTooYoungToSay() {
        for (int reading = 1; reading <= 180; reading++) {
            read(START.plusSeconds(reading * 10L), TEN, called(1, 10, 1_000));
        }
        assertTrue(only(START, START.plusSeconds(1_800)).change() instanceof Change.TooYoung);
    }

    @Test
    void aReadingOverTheLongestSpanDoesNotGrowWithoutBound() {
        read(START, Duration.ofDays(30), called(1, 10, 1_000));
        assertEquals(
                1,
                history.list("pg", START.minus(Duration.ofDays(40)), START)
                        .lines()
                        .size());
    }
}
