package io.watchfloor.presentation;

import io.watchfloor.signals.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers, ages and times as every screen writes them: few digits, thin spaces between thousands, never a bare unit.
public final class Figures {
    private static final String THIN = "\u2009";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final double SMALLEST_SECONDS = 0.1;

    private Figures() {}

    /// A number and its unit, apart because they differ in size on a tile.
    public record Amount(String value, String unit) {
        /// Both with a thin space between them.
        public String text() {
            return unit.isEmpty() ? value : value + THIN + unit;
        }
    }

    /// A value in the way its unit is read.
    public static Amount amount(double value, Unit unit) {
        return switch (unit) {
            case SECONDS -> seconds(value);
            case PER_SECOND -> new Amount(number(value), "/s");
            case SECONDS_PER_SECOND -> new Amount(number(value), "s/s");
            case COUNT -> new Amount(count(value), "");
            case BYTES -> bytes(value);
            case BYTES_PER_SECOND ->
                new Amount(bytes(value).value(), bytes(value).unit() + "/s");
            case RATIO -> new Amount(percent(value), "%");
        };
    }

    /// A duration in seconds: `20 ms`, `1.84 s`, `11:40 min`, `2:05 h`.
    public static Amount seconds(double value) {
        if (value == 0) {
            return new Amount("0", "s");
        }
        if (value < SMALLEST_SECONDS) {
            return new Amount(milliseconds(value), "ms");
        }
        if (value < 9.995) {
            return new Amount(fixed(value, 2), "s");
        }
        if (value < 99.95) {
            return new Amount(fixed(value, 1), "s");
        }
        long whole = Math.round(value);
        if (whole >= 36_000) {
            return new Amount(count(value / 3600), "h");
        }
        return whole < 3600
                ? new Amount(pair(whole / 60, whole % 60), "min")
                : new Amount(pair(whole / 3600, whole % 3600 / 60), "h");
    }

    /// A range of seconds in one unit: `0.38–0.46`, `20–45 ms`.
    public static String range(double low, double high) {
        if (high < SMALLEST_SECONDS) {
            return milliseconds(low) + "–" + milliseconds(high) + THIN + "ms";
        }
        return high < 99.95
                ? fixed(low, 2) + "–" + fixed(high, 2)
                : seconds(low).text() + "–" + seconds(high).text();
    }

    /// Completed work, given per second, as it is read: per minute.
    public static Amount perMinute(double perSecond) {
        double minutely = perSecond * 60;
        return new Amount(minutely < 9.95 ? number(minutely) : count(minutely), "/min");
    }

    /// Whole things: `1 240`.
    public static String count(double value) {
        return group(Math.round(value));
    }

    /// A share from 0 to 1 in hundredths, with as many digits as help.
    public static String percent(double share) {
        double hundredths = share * 100;
        if (hundredths != 0 && Math.abs(hundredths) < 0.995) {
            String small = fixed(hundredths, 2);
            return small.endsWith("0") ? small.substring(0, small.length() - 1) : small;
        }
        return hundredths < 9.95 ? number(hundredths) : count(hundredths);
    }

    /// How long ago or since when: `2 s`, `7 min`, `1 h 02`, `3 d`.
    public static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return Words.AGE_SECONDS.text(Long.toString(seconds));
        }
        if (seconds < 3600) {
            return Words.AGE_MINUTES.text(Long.toString(seconds / 60));
        }
        return seconds < 172_800
                ? Words.AGE_HOURS.text(Long.toString(seconds / 3600), two(seconds % 3600 / 60))
                : Words.AGE_DAYS.text(Long.toString(seconds / 86_400));
    }

    /// The same with seconds in the first hour: `7 min 12 s`.
    public static String ageExactly(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        return seconds < 60 || seconds >= 3600
                ? age(age)
                : Words.AGE_MINUTES_SECONDS.text(Long.toString(seconds / 60), Long.toString(seconds % 60));
    }

    /// A stopwatch: `07:12`, `1:07:12`.
    public static String stopwatch(Duration elapsed) {
        long seconds = Math.max(0, elapsed.toSeconds());
        String minutes = two(seconds % 3600 / 60) + ":" + two(seconds % 60);
        return seconds < 3600 ? minutes : seconds / 3600 + ":" + minutes;
    }

    /// The time of day with seconds. Its zone stands beside it once on each screen.
    public static String clock(Instant at, ZoneId zone) {
        return CLOCK.format(at.atZone(zone));
    }

    /// The time of day to the minute.
    public static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone));
    }

    /// One decimal below a hundred where it says something, whole from there on.
    private static String number(double value) {
        String tenths = fixed(value, 1);
        return Math.abs(value) < 99.95 && !tenths.endsWith(".0") ? tenths : count(value);
    }

    private static String milliseconds(double seconds) {
        return seconds < 0.00995 ? number(seconds * 1000) : count(seconds * 1000);
    }

    private static Amount bytes(double value) {
        String[] units = {"B", "kB", "MB", "GB", "TB"};
        int power = 0;
        double rest = value;
        while (rest >= 1000 && power < units.length - 1) {
            rest /= 1024;
            power++;
        }
        return new Amount(number(rest), units[power]);
    }

    private static String group(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(",", THIN);
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String pair(long large, long small) {
        return large + ":" + two(small);
    }

    private static String two(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }
}
