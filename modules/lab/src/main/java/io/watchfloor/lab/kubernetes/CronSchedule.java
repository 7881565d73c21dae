package io.watchfloor.lab.kubernetes;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A five-field cron schedule (minute, hour, day of month, month, day of week), as the CronJob controller reads it.
final class CronSchedule {
    private static final Pattern RANGE = Pattern.compile("(\\*|\\?|[a-z0-9]+)(?:-([a-z0-9]+))?(?:/([0-9]{1,4}))?");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Map<String, String> MACROS = Map.of(
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *",
            "@monthly", "0 0 1 * *",
            "@weekly", "0 0 * * 0",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@hourly", "0 * * * *");

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet days;
    private final BitSet months;
    private final BitSet weekdays;
    private final boolean bothDays;

    private CronSchedule(List<BitSet> fields, boolean bothDays) {
        minutes = fields.get(0);
        hours = fields.get(1);
        days = fields.get(2);
        months = fields.get(3);
        weekdays = fields.get(4);
        this.bothDays = bothDays;
    }

    /// Empty when the text is no schedule.
    static Optional<CronSchedule> parse(String text) {
        String plain = MACROS.getOrDefault(text.strip(), text.strip()).toLowerCase(Locale.ROOT);
        List<String> fields = List.of(plain.split("\\s+", -1));
        if (fields.size() != 5) {
            return Optional.empty();
        }
        Optional<BitSet> minutes = field(fields.get(0), 0, 59, List.of());
        Optional<BitSet> hours = field(fields.get(1), 0, 23, List.of());
        Optional<BitSet> days = field(fields.get(2), 1, 31, List.of());
        Optional<BitSet> months = field(fields.get(3), 1, 12, MONTHS);
        Optional<BitSet> weekdays = field(fields.get(4), 0, 6, DAYS);
        if (minutes.isEmpty() || hours.isEmpty() || days.isEmpty() || months.isEmpty() || weekdays.isEmpty()) {
            return Optional.empty();
        }
        boolean restricted = !fields.get(2).matches("[*?].*") && !fields.get(4).matches("[*?].*");
        return Optional.of(new CronSchedule(
                List.of(minutes.get(), hours.get(), days.get(), months.get(), weekdays.get()), restricted));
    }

    /// The first time after `instant`; empty when there is none within five years (30 February).
    Optional<Instant> next(Instant instant, ZoneId zone) {
        ZonedDateTime time =
                instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = time.plusYears(5);
        while (time.isBefore(end)) {
            if (!months.get(time.getMonthValue())) {
                time = time.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(zone);
            } else if (!onDay(time)) {
                time = time.toLocalDate().plusDays(1).atStartOfDay(zone);
            } else if (!hours.get(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(time.getMinute())) {
                time = time.plusMinutes(1);
            } else {
                return Optional.of(time.toInstant());
            }
        }
        return Optional.empty();
    }

    /// Cron's old rule: with day of month and day of week both restricted, either suffices.
    private boolean onDay(ZonedDateTime time) {
        boolean day = days.get(time.getDayOfMonth());
        boolean weekday = weekdays.get(time.getDayOfWeek().getValue() % 7);
        return bothDays ? day || weekday : day && weekday;
    }

    private static Optional<BitSet> field(String text, int low, int high, List<String> names) {
        BitSet set = new BitSet();
        for (String part : COMMA.splitAsStream(text).toList()) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                return Optional.empty();
            }
            boolean any = range.group(1).equals("*") || range.group(1).equals("?");
            int from = any ? low : number(range.group(1), low, names);
            int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
            int to = any || (range.group(2) == null && range.group(3) != null)
                    ? high
                    : range.group(2) == null ? from : number(range.group(2), low, names);
            if (from < low || to > high || from > to || step == 0 || (any && range.group(2) != null)) {
                return Optional.empty();
            }
            for (int value = from; value <= to; value += step) {
                set.set(value);
            }
        }
        return set.isEmpty() ? Optional.empty() : Optional.of(set);
    }

    private static int number(String text, int low, List<String> names) {
        int named = names.indexOf(text);
        if (named >= 0) {
            return named + low;
        }
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }
}
