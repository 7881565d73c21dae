package io.watchfloor.presentation.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.watchfloor.controls.chart.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ChartViewTest {
    private static final Instant NOW = Instant.parse("2026-11-28T01:53:41Z");

    private static TimeRange ago(long from, long to) {
        return new TimeRange(NOW.minusSeconds(from), NOW.minusSeconds(to));
    }

    @Test
    void theUsualViewFollowsTheNewestInstant() {
        assertEquals(ago(900, 0), ChartView.FOLLOWING.shown(NOW));
        assertEquals(
                NOW.plusSeconds(7),
                ChartView.FOLLOWING.shown(NOW.plusSeconds(7)).to());
    }

    @Test
    void zoomingAtTheNewestEdgeGoesOnFollowing() {
        ChartView zoomed = ChartView.FOLLOWING.zoomed(NOW, 0.5, NOW);
        assertNull(zoomed.end());
        assertEquals(ago(450, 0), zoomed.shown(NOW));
    }

    @Test
    void whatWasZoomedIntoStaysWhereItIs() {
        ChartView zoomed = ChartView.FOLLOWING.zoomed(NOW.minusSeconds(450), 0.5, NOW);
        assertEquals(ago(675, 225), zoomed.shown(NOW));
        assertEquals(ago(675, 225), zoomed.shown(NOW.plusSeconds(60)));
    }

    @Test
    void zoomIsBoundedByHalfAMinuteAndFourHours() {
        ChartView narrow = ChartView.FOLLOWING.zoomed(NOW, 0.001, NOW);
        assertEquals(Duration.ofSeconds(30), narrow.span());
        assertEquals(Duration.ofHours(4), narrow.zoomed(NOW, 10_000, NOW).span());
    }

    @Test
    void theFirstMoveTakesTheLastMinuteAndTheNextMovesIt() {
        ChartView first = ChartView.FOLLOWING.moved(-1, NOW);
        assertEquals(ago(60, 0), first.brush());
        assertEquals(ago(66, 6), first.moved(-1, NOW).brush());
        assertEquals(ago(60, 0), first.moved(1, NOW).brush());
    }

    @Test
    void theRangeIsExtendedAtItsEndAndNeverEmpty() {
        ChartView brushed = ChartView.FOLLOWING.brushed(ago(200, 100));
        assertEquals(ago(200, 90), brushed.extended(1, NOW).brush());
        assertEquals(ago(200, 199), brushed.extended(-20, NOW).brush());
        assertEquals(ago(200, 0), brushed.extended(50, NOW).brush());
    }
}
