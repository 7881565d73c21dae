package io.watchfloor.presentation.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times and durations as the plan says them.
final class Moments {
    private Moments() {}

    /// `02:53:41`
    static String clock(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(at.atZone(zone));
    }

    /// `02:53:41 CET`
    static String zoned(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm:ss zzz", Locale.ENGLISH).format(at.atZone(zone));
    }

    /// `CET (UTC+01:00)`, or the zone alone where it does not differ from UTC.
    static String zone(Instant at, ZoneId zone) {
        boolean offset = at.atZone(zone).getOffset().getTotalSeconds() == 0;
        return DateTimeFormatter.ofPattern(offset ? "zzz" : "zzz '(UTC'xxx')'", Locale.ENGLISH)
                .format(at.atZone(zone));
    }

    /// `20 min`, `1 h`, `90 s`
    static String words(Duration lasts) {
        long seconds = lasts.toSeconds();
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /// `19:58`, or `1:19:58` from an hour on.
    static String countdown(Duration left) {
        // Rounded up, so that the last second is still shown as one.
        long seconds = left.plusMillis(999).toSeconds();
        return seconds >= 3_600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
    }
}
