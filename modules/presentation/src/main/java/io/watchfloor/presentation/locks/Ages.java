package io.watchfloor.presentation.locks;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Durations as the columns show them: `37.2` seconds, `1:12.4`, `3:07:05`, `2 d 03:07`.
final class Ages {
    /// Stands where there is nothing to measure.
    static final String NONE = "–";

    private Ages() {}

    /// In a column whose head names the unit; an absent or negative one (clocks apart) is a dash or zero.
    static String column(@Nullable Duration age) {
        if (age == null) {
            return NONE;
        }
        Duration known = age.isNegative() ? Duration.ZERO : age;
        // Tenths are rounded first, so that 59.97 s reads 1:00.0 and never 60.0.
        long tenths = Math.round(known.toMillis() / 100.0);
        long seconds = tenths / 10;
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%d.%d", seconds, tenths % 10);
        }
        if (seconds < 3_600) {
            return String.format(Locale.ROOT, "%d:%02d.%d", seconds / 60, seconds % 60, tenths % 10);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d d %02d:%02d", seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
    }

    /// With its unit, to the tenth while that can be read: `36.4 s`, then as [#words].
    static String exactWords(Duration age) {
        return age.toMillis() < 59_950 ? column(age) + " s" : words(age);
    }

    /// In a sentence, with its unit: `0.4 s`, `36 s` from ten on, `1 min 12 s`, `3 h 7 min`, `2 d 3 h`.
    static String words(Duration age) {
        Duration known = age.isNegative() ? Duration.ZERO : age;
        long tenths = Math.round(known.toMillis() / 100.0);
        if (tenths < 100) {
            return String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
        }
        long seconds = Math.round(known.toMillis() / 1_000.0);
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
        }
        return seconds / 86_400 + " d " + seconds / 3_600 % 24 + " h";
    }
}
