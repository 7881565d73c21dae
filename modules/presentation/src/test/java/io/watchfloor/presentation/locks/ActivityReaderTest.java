package io.watchfloor.presentation.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.chart.TimeRange;
import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.locks.ActivityContent.Kind;
import io.watchfloor.presentation.locks.ActivityContent.Split;
import io.watchfloor.presentation.locks.ActivityReader.Request;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.facts.Session;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ActivityReaderTest {
    private final ActivityHistory history = new ActivityHistory();
    private final ActivityReader reader = new ActivityReader(Stories.estate(Environment.PRODUCTION), history);

    private static Session active(int pid, String type) {
        Session.Activity activity =
                new Session.Activity("active", type, type == null ? null : "DataFileRead", 1L, "SELECT 1");
        return Stories.session(pid, "odoo-web", "nord", activity, 0.2);
    }

    /// Seconds 1 to 20 are sampled: two sessions each, three in the second ten.
    private void record() {
        for (int second = 1; second <= 20; second++) {
            List<Session> sessions = second <= 10
                    ? List.of(active(1, null), active(2, "IO"))
                    : List.of(active(1, null), active(2, "IO"), active(3, "IO"));
            Tick tick = Stories.quiet(Stories.NOW.plusSeconds(second), sessions);
            history.add(tick.snapshot(), tick.judgement());
        }
    }

    private ActivityContent read(ChartView view) {
        return reader.read(new Request(Stories.SERVER, view, Stories.NOW.plusSeconds(20), 900, Split.WAITS));
    }

    @Test
    void theListsAreOfTheBrushedRangeOnly() {
        record();
        Instant start = Stories.NOW;
        ActivityContent content =
                read(ChartView.FOLLOWING.brushed(new TimeRange(start.plusSeconds(10), start.plusSeconds(20))));
        assertEquals(
                List.of("IO DataFileRead 20 s 67 %", "CPU 10 s 33 %"),
                content.lists().who().entries().stream()
                        .map(entry -> entry.name().title() + " " + entry.figure() + " " + entry.percent())
                        .toList());
        assertTrue(
                content.head().range().contains("30 s of sessions"),
                content.head().range());
    }

    @Test
    void whatIsNobodysIsSaidLast() {
        record();
        ActivityContent content = reader.read(
                new Request(Stories.SERVER, ChartView.FOLLOWING, Stories.NOW.plusSeconds(20), 900, Split.WORKFLOWS));
        assertEquals(Kind.REST, content.lists().who().entries().getLast().name().kind());
    }

    @Test
    void aGapIsNoValueAndNotZero() {
        record();
        ActivityContent content = read(ChartView.FOLLOWING);
        List<Double> io = content.chart().layers().get(1).values();
        assertTrue(io.getFirst().isNaN());
        assertEquals(WaitClass.values().length, content.chart().layers().size());
        assertTrue(io.stream().anyMatch(value -> value == 2.0));
    }
}
