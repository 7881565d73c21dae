package io.watchfloor.presentation.floor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/// A CronJob's schedule: five fields as in crontab(5), or one of the usual `@` names.
record Schedule(BitSet minutes, BitSet hours, BitSet days, BitSet months, Weekdays weekdays) {
    private static final Map<String, String> NAMES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final int LOOK_AHEAD_DAYS = 400;

    /// Days of the week, 0 is Sunday. Days of the month and week are alternatives once both are restricted.
    record Weekdays(BitSet days, boolean eitherDay) {}

    /// Reads a schedule; empty when it is not one, since a wrong time ahead is worse than none.
    static Optional<Schedule> parse(String text) {
        String[] fields = NAMES.getOrDefault(text.strip(), text).strip().split("\\s+", -1);
        if (fields.length != 5) {
            return Optional.empty();
        }
        try {
            BitSet weekdays = field(fields[4], 0, 7);
            if (weekdays.get(7)) {
                weekdays.set(0);
            }
            boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
            return Optional.of(new Schedule(
                    field(fields[0], 0, 59),
                    field(fields[1], 0, 23),
                    field(fields[2], 1, 31),
                    field(fields[3], 1, 12),
                    new Weekdays(weekdays, either)));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /// The next time after `after`, by the clock of `zone`.
    Optional<Instant> next(Instant after, ZoneId zone) {
        ZonedDateTime at = after.atZone(zone).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        ZonedDateTime end = at.plusDays(LOOK_AHEAD_DAYS);
        while (at.isBefore(end)) {
            if (!months.get(at.getMonthValue()) || !onDay(at)) {
                at = at.truncatedTo(ChronoUnit.DAYS).plusDays(1);
            } else if (!hours.get(at.getHour())) {
                at = at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minutes.get(at.getMinute())) {
                at = at.plusMinutes(1);
            } else {
                return Optional.of(at.toInstant());
            }
        }
        return Optional.empty();
    }

    private boolean onDay(ZonedDateTime at) {
        boolean month = days.get(at.getDayOfMonth());
        boolean week = weekdays.days().get(at.getDayOfWeek().getValue() % 7);
        return weekdays.eitherDay() ? month || week : month && week;
    }

    private static BitSet field(String text, int low, int high) {
        BitSet set = new BitSet(high + 1);
        for (String part : text.split(",", -1)) {
            int slash = part.indexOf('/');
            int step = slash < 0 ? 1 : number(part.substring(slash + 1), 1, high);
            String range = slash < 0 ? part : part.substring(0, slash);
            int dash = range.indexOf('-');
            int from = low;
            int to = high;
            if (dash > 0) {
                from = number(range.substring(0, dash), low, high);
                to = number(range.substring(dash + 1), low, high);
            } else if (!range.equals("*")) {
                from = number(range, low, high);
                to = slash < 0 ? from : high;
            }
            for (int value = from; value <= to; value += step) {
                set.set(value);
            }
        }
        return set;
    }

    private static int number(String text, int low, int high) {
        int value = Integer.parseInt(text);
        if (value < low || value > high) {
            throw new NumberFormatException(text + " is not within " + low + " and " + high);
        }
        return value;
    }
}
