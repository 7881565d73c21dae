package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.StatementList.Line;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.facts.Statements;
import io.watchfloor.signals.facts.Statements.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Statements by database time over the last four hours, by the minute, in bounded memory. Safe from any thread.
public final class StatementHistory {
    /// How far back it reaches.
    public static final Duration KEPT = Duration.ofHours(4);

    private static final long MINUTE = 60_000;
    private static final int MOST_TEXTS = 4_000;

    /// A statement of a server's database.
    record Key(String database, long queryId) {}

    /// One minute of one server: what was read of it, and how many of its seconds.
    private static final class Minute {
        private final Map<Key, Sums> sums = new HashMap<>();
        private double seconds;
        private double millis;
        private boolean reset;
        private long evicted;
    }

    private static final class Kept {
        private final TreeMap<Long, Minute> minutes = new TreeMap<>();
        private final Map<Key, String> texts = new HashMap<>();
        private @Nullable Instant last;
    }

    private final Map<String, Kept> servers = new HashMap<>();

    /// Takes the readings that are new in this snapshot.
    public synchronized void add(Snapshot now) {
        now.facts(Statements.class).forEach(this::add);
    }

    private void add(Statements reading) {
        Kept kept = servers.computeIfAbsent(reading.subject(), server -> new Kept());
        Instant last = kept.last;
        if (last != null && !reading.at().isAfter(last)) {
            return;
        }
        kept.last = reading.at();
        // A reading over several minutes is spread evenly: when in its span the work was done is not known.
        long end = reading.at().toEpochMilli();
        long begin = end - reading.over().toMillis();
        double whole = Math.max(1, end - begin);
        long newest = end / MINUTE;
        long oldest = Math.max(begin / MINUTE, newest - KEPT.toMinutes());
        for (long minute = oldest; minute <= newest; minute++) {
            double within = Math.min(end, (minute + 1) * MINUTE) - Math.max(begin, minute * MINUTE);
            if (within > 0) {
                spread(kept, minute, reading, within / whole);
            }
        }
        kept.minutes.headMap(newest - KEPT.toMinutes()).clear();
        learn(kept, reading);
    }

    private static void spread(Kept kept, long number, Statements reading, double part) {
        Minute minute = kept.minutes.computeIfAbsent(number, each -> new Minute());
        minute.seconds += part * reading.over().toMillis() / 1000.0;
        minute.millis += part * reading.whole().time().toNanos() / 1e6;
        minute.reset |= reading.whole().reset();
        minute.evicted += Math.round(part * reading.whole().evicted());
        for (Statement statement : reading.statements()) {
            minute.sums
                    .computeIfAbsent(new Key(statement.database(), statement.queryId()), key -> new Sums())
                    .add(statement, part);
        }
    }

    private static void learn(Kept kept, Statements reading) {
        if (kept.texts.size() > MOST_TEXTS) {
            kept.texts
                    .keySet()
                    .removeIf(key -> kept.minutes.values().stream().noneMatch(minute -> minute.sums.containsKey(key)));
        }
        for (Statement statement : reading.statements()) {
            if (!statement.text().isEmpty() || !kept.texts.containsKey(key(statement))) {
                kept.texts.put(key(statement), statement.text());
            }
        }
    }

    private static Key key(Statement statement) {
        return new Key(statement.database(), statement.queryId());
    }

    /// The statements of the whole minutes that touch this range, by database time, with what each did minute by
    /// minute in the hour before `to`.
    public synchronized StatementList list(String server, Instant from, Instant to) {
        Kept kept = servers.get(server);
        if (kept == null) {
            return StatementList.NOTHING;
        }
        long first = from.toEpochMilli() / MINUTE;
        long last = to.toEpochMilli() / MINUTE;
        Map<Key, Sums> sums = new HashMap<>();
        Minute all = new Minute();
        for (Minute minute : kept.minutes.subMap(first, true, last, true).values()) {
            minute.sums.forEach((key, each) ->
                    sums.computeIfAbsent(key, unseen -> new Sums()).add(each));
            all.seconds += minute.seconds;
            all.millis += minute.millis;
            all.evicted += minute.evicted;
            all.reset |= minute.reset;
        }
        List<Line> lines = new ArrayList<>();
        sums.forEach((key, sum) -> lines.add(new Line(
                sum.statement(key, kept.texts.getOrDefault(key, "")),
                sparkline(kept, key, last),
                Regression.judge(means(kept, key, last)))));
        lines.sort(Comparator.comparing((Line line) -> line.sum().time()).reversed());
        return new StatementList(
                lines,
                all.seconds,
                new Statements.Whole(Sums.duration(all.millis), lines.size(), all.evicted, all.reset));
    }

    /// Database seconds per second in each minute of the hour; NaN where nothing was read. A statement that was not
    /// among those listed counts as zero.
    private static List<Double> sparkline(Kept kept, Key key, long last) {
        List<Double> values = new ArrayList<>();
        for (long number = last - StatementList.SPARKLINE + 1; number <= last; number++) {
            Minute minute = kept.minutes.get(number);
            if (minute == null || minute.seconds <= 0) {
                values.add(Double.NaN);
            } else {
                Sums sums = minute.sums.get(key);
                values.add(sums == null ? 0 : sums.millis() / 1000 / minute.seconds);
            }
        }
        return values;
    }

    /// Calls and time in spans of five minutes, newest first, from the one that ends with `last`.
    private static List<Regression.Block> means(Kept kept, Key key, long last) {
        List<Regression.Block> blocks = new ArrayList<>();
        for (long end = last; end > last - KEPT.toMinutes(); end -= Regression.MINUTES) {
            double calls = 0;
            double millis = 0;
            for (Minute minute : kept.minutes
                    .subMap(end - Regression.MINUTES, false, end, true)
                    .values()) {
                Sums sums = minute.sums.get(key);
                if (sums != null) {
                    calls += sums.calls();
                    millis += sums.millis();
                }
            }
            blocks.add(new Regression.Block(calls, millis));
        }
        return blocks;
    }
}
