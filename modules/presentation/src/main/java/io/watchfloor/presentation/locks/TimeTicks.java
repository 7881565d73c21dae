package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.StackContent.Tick;
import io.watchfloor.controls.chart.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Labels under a time axis, at whole steps of the zone's clock.
record TimeTicks(ZoneId zone) {
    private static final int[] STEPS = {5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600};
    private static final int MOST = 9;

    List<Tick> of(TimeRange axis) {
        long seconds = axis.length().toSeconds();
        int every = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (seconds / STEPS[i] < MOST) {
                every = STEPS[i];
            }
        }
        DateTimeFormatter clock = DateTimeFormatter.ofPattern(every < 60 ? "HH:mm:ss" : "HH:mm", Locale.ROOT);
        // From midnight there, since zones are not apart by whole hours everywhere.
        ZonedDateTime midnight = axis.from().atZone(zone).truncatedTo(ChronoUnit.DAYS);
        long before = ChronoUnit.SECONDS.between(midnight, axis.from().atZone(zone));
        Instant at = midnight.toInstant().plusSeconds(Math.ceilDiv(before, every) * every);
        List<Tick> ticks = new ArrayList<>();
        while (at.isBefore(axis.to())) {
            ticks.add(new Tick(at, clock.format(at.atZone(zone))));
            at = at.plusSeconds(every);
        }
        return ticks;
    }
}
