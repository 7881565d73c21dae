package io.watchfloor.presentation.plan;

import io.watchfloor.mitigation.Arming;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/// Times of day as somebody types them, as the next such window from now on.
record Calendar(ZoneId zone, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /// The next window between two times of day, or one that is running; empty when either is no time.
    Optional<Arming.Window> window(String from, String until) {
        try {
            LocalTime begins = LocalTime.parse(from.strip(), TIME);
            LocalTime ends = LocalTime.parse(until.strip(), TIME);
            ZonedDateTime here = now.atZone(zone);
            ZonedDateTime end = next(here, ends);
            ZonedDateTime begin = end.with(begins);
            if (!begin.isBefore(end)) {
                begin = begin.minusDays(1);
            }
            return Optional.of(new Arming.Window(begin.toInstant(), end.toInstant()));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime next(ZonedDateTime here, LocalTime time) {
        ZonedDateTime today = here.with(time);
        return today.isAfter(here) ? today : today.plusDays(1);
    }
}
