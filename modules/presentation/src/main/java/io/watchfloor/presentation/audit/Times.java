package io.watchfloor.presentation.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times in the estate's zone.
record Times(ZoneId zone) {
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ROOT);

    /// In a column whose head names the zone.
    String cell(Instant at) {
        return FULL.format(at.atZone(zone));
    }

    /// Alone, with its zone.
    String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }
}
