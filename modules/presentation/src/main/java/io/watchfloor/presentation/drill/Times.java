package io.watchfloor.presentation.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the drill page shows them, in the estate's zone.
record Times(ZoneId zone) {
    String clock(Instant at) {
        return at("HH:mm:ss z", at);
    }

    String tenths(Instant at) {
        return at("HH:mm:ss.S", at);
    }

    String day(Instant at) {
        return at("d MMM", at);
    }

    String dayAndTime(Instant at) {
        return at("d MMM HH:mm", at);
    }

    private String at(String pattern, Instant at) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(zone)
                .format(at);
    }

    /// `00:02.1`
    static String stopwatch(Duration time) {
        return String.format(
                Locale.ROOT, "%02d:%02d.%d", time.toMinutes(), time.toSecondsPart(), time.toMillisPart() / 100);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds == Math.rint(seconds) ? "%.0f s" : "%.1f s", seconds);
    }

    static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
