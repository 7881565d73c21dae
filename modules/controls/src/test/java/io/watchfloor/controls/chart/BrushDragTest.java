package io.watchfloor.controls.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watchfloor.controls.chart.BrushDrag.Grip;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BrushDragTest {
    private static final Instant START = Instant.parse("2026-11-28T01:40:00Z");
    private static final TimeRange WHOLE = new TimeRange(START, START.plusSeconds(900));
    /// Two pixels a second.
    private static final TimeScale SCALE = new TimeScale(WHOLE, 100, 1900);

    private static TimeRange range(long from, long to) {
        return new TimeRange(START.plusSeconds(from), START.plusSeconds(to));
    }

    @Test
    void anInstantStandsWhereItIsReadFrom() {
        assertEquals(700, SCALE.x(START.plusSeconds(300)));
        assertEquals(START.plusSeconds(300), SCALE.at(700));
        assertEquals(WHOLE.to(), SCALE.at(5_000));
        assertEquals(5, SCALE.step(110, 900));
        assertEquals(899, SCALE.step(1_900, 900));
    }

    @Test
    void aDragInEitherDirectionIsARange() {
        BrushDrag drag = BrushDrag.begin(700, SCALE, Optional.empty());
        assertEquals(range(300, 400), drag.to(SCALE.at(900), WHOLE));
        assertEquals(range(200, 300), drag.to(SCALE.at(500), WHOLE));
        assertEquals(range(300, 301), drag.to(SCALE.at(700), WHOLE));
    }

    @Test
    void anEdgeIsTakenWithinAFewPixelsAndTheOtherStays() {
        Optional<TimeRange> present = Optional.of(range(300, 400));
        assertEquals(Grip.FROM, BrushDrag.begin(704, SCALE, present).grip());
        assertEquals(Grip.TO, BrushDrag.begin(896, SCALE, present).grip());
        assertEquals(Grip.ALL, BrushDrag.begin(800, SCALE, present).grip());
        assertEquals(Grip.NEW, BrushDrag.begin(400, SCALE, present).grip());
        assertEquals(range(350, 400), BrushDrag.begin(704, SCALE, present).to(START.plusSeconds(350), WHOLE));
        assertEquals(range(400, 500), BrushDrag.begin(704, SCALE, present).to(START.plusSeconds(500), WHOLE));
    }

    @Test
    void theWholeRangeMovesAndStopsAtTheEdges() {
        BrushDrag drag = BrushDrag.begin(800, SCALE, Optional.of(range(300, 400)));
        assertEquals(range(310, 410), drag.to(START.plusSeconds(360), WHOLE));
        assertEquals(range(800, 900), drag.to(START.plusSeconds(890), WHOLE));
    }

    @Test
    void aRangeIsScaledAroundAnInstantAndCutToTheWhole() {
        assertEquals(range(325, 375), range(300, 400).scaled(0.5, START.plusSeconds(350)));
        assertEquals(WHOLE, range(300, 400).scaled(100, START.plusSeconds(350)).within(WHOLE));
        assertEquals(Duration.ofSeconds(100), range(300, 400).length());
    }

    @Test
    void theScaleHoldsTheHighestValueInWholeSessions() {
        assertEquals(new StackScale(10, 4), StackScale.of(33));
        assertEquals(new StackScale(1, 2), StackScale.of(0));
        assertEquals(new StackScale(1, 3), StackScale.of(2.4));
        assertEquals(new StackScale(1_000, 4), StackScale.of(3_900));
    }
}
