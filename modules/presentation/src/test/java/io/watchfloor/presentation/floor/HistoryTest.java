package io.watchfloor.presentation.floor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant START = Instant.parse("2026-06-14T00:00:00Z");

    private static History.Point point(long second, State state, double throughput) {
        return new History.Point(START.plusSeconds(second), state, 0.5, throughput);
    }

    @Test
    void aBinTakesItsWorstStateAndItsMean() {
        History history = new History();
        history.add(point(1, State.HEALTHY, 2));
        history.add(point(2, State.DOWN, 4));
        List<History.Bin> bins = history.bins(START.plusSeconds(300), Duration.ofMinutes(5));
        assertEquals(History.BINS, bins.size());
        assertEquals(new History.Bin(State.DOWN, 0.5, 3), bins.getFirst());
        assertNull(bins.get(1).worst());
    }

    @Test
    void halfAnHourIsKeptAndNoMore() {
        History history = new History();
        for (int second = 0; second < 4000; second++) {
            history.add(point(second, State.HEALTHY, 1));
        }
        List<History.Bin> bins = history.bins(START.plusSeconds(3999), Duration.ofHours(1));
        assertTrue(bins.subList(0, 28).stream().allMatch(bin -> bin.worst() == null));
        assertEquals(State.HEALTHY, bins.getLast().worst());
    }

    @Test
    void aStallBeginsWhereNothingWasDoneForTheFirstTime() {
        History history = new History();
        history.add(point(1, State.HEALTHY, 2));
        history.add(point(2, State.DOWN, 0));
        history.add(point(3, State.DOWN, 0));
        assertEquals(START.plusSeconds(2), history.nothingDoneSince());
        history.add(point(4, State.HEALTHY, 1));
        assertNull(history.nothingDoneSince());
    }

    @Test
    void timeThatGoesBackForgetsWhatWasDrawn() {
        History history = new History();
        history.add(point(100, State.DOWN, 0));
        history.add(point(50, State.HEALTHY, 1));
        List<History.Bin> bins = history.bins(START.plusSeconds(300), Duration.ofMinutes(5));
        assertTrue(bins.stream().noneMatch(bin -> bin.worst() == State.DOWN));
    }
}
