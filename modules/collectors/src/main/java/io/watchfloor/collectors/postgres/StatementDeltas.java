package io.watchfloor.collectors.postgres;

import io.watchfloor.collectors.postgres.StatementCounters.Counter;
import io.watchfloor.collectors.postgres.StatementCounters.Entry;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.facts.Statements;
import io.watchfloor.signals.facts.Statements.Blocks;
import io.watchfloor.signals.facts.Statements.Statement;
import io.watchfloor.signals.facts.Statements.Whole;
import io.watchfloor.signals.facts.Statements.Work;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements that took most time since the last visit, from `pg_stat_statements`. Counters are read without
/// texts, and only of entries that ever took long; the text of a statement is asked for once, when it first gets onto
/// the list. For one thread.
final class StatementDeltas {
    static final Duration INTERVAL = Duration.ofSeconds(10);

    /// A reading costs the server time for each entry it keeps, listed or not.
    private static final int MANY = 2_000;
    private static final int VERY_MANY = 8_000;
    private static final Duration WHEN_MANY = Duration.ofSeconds(30);
    private static final Duration WHEN_VERY_MANY = Duration.ofSeconds(60);

    /// Where there are many: an entry that took less in all its life cannot have taken more in ten seconds: a
    /// thousandth of one core's time.
    private static final double LEAST_MILLIS = 10;

    private static final int SHOWN = 60;
    private static final int TEXTS_KEPT = 2_000;
    private static final int TEXT_LENGTH = 600;
    private static final Sql WHERE = Sql.resource(StatementDeltas.class, "statements-where.sql");
    private static final Sql COUNTERS = Sql.resource(StatementDeltas.class, "statements.sql");
    private static final Sql COUNTERS_SINCE = Sql.resource(StatementDeltas.class, "statements-since.sql");
    private static final Sql TEXTS = Sql.resource(StatementDeltas.class, "statement-texts.sql");
    private static final Sql PRELOADED = Sql.resource(StatementDeltas.class, "preloaded.sql");

    /// A statement as it is listed: users, and whether a function called it, do not tell it apart.
    private record Key(long database, long queryId) {}

    private static final class Grown {
        private final Key key;
        private final double[] figures;

        Grown(Key key, double[] figures) {
            this.key = key;
            this.figures = figures;
        }

        Key key() {
            return key;
        }

        double figure(int which) {
            return figures[which];
        }
    }

    private final String server;
    private final OidNames names;
    private final Map<Key, String> texts = new HashMap<>();
    private StatementCounters before = StatementCounters.NONE;
    private @Nullable Instant beforeAt;
    private @Nullable Link prepared;
    private Sql counters = COUNTERS;

    StatementDeltas(String server, OidNames names) {
        this.server = server;
        this.names = names;
    }

    boolean due(Instant now) {
        Instant last = beforeAt;
        return last == null || Duration.between(last, now).compareTo(interval().minusMillis(500)) >= 0;
    }

    /// How often it is read: the less often, the more entries the server keeps.
    Duration interval() {
        long count = before.count();
        return count > VERY_MANY ? WHEN_VERY_MANY : count > MANY ? WHEN_MANY : INTERVAL;
    }

    /// The list since the last visit; absent at the first one.
    Optional<Statements> read(Link link, Instant now) throws ConnectionException {
        Instant last = beforeAt;
        beforeAt = now;
        if (prepared != link) {
            counters = prepare(link);
            prepared = link;
            before = StatementCounters.NONE;
        }
        StatementCounters present = counters(link);
        StatementCounters earlier = before;
        before = present;
        if (last == null || earlier.count() == 0) {
            return Optional.empty();
        }
        boolean reset = !Objects.equals(earlier.resetAt(), present.resetAt());
        List<Grown> top = top(reset ? StatementCounters.NONE : earlier, present);
        learnTexts(link, top);
        double listed =
                top.stream().mapToDouble(each -> each.figure(Counter.MILLIS)).sum();
        double all = present.millis() - (reset ? 0 : earlier.millis());
        Whole whole = new Whole(
                // Entries that were thrown out took their time with them.
                duration(Math.max(all, listed)),
                present.count(),
                Math.max(0, present.evicted() - (reset ? 0 : earlier.evicted())),
                reset);
        return Optional.of(new Statements(
                now,
                server,
                Duration.between(last, now),
                top.stream().map(this::statement).toList(),
                whole));
    }

    private Sql prepare(Link link) throws ConnectionException {
        String version = link.query(WHERE, rows -> rows.next() ? rows.getString(2) : "");
        if (version.isEmpty()) {
            throw new ConnectionException("pg_stat_statements is not installed in database " + link.database()
                    + ": statements by time are unknown (CREATE EXTENSION pg_stat_statements)");
        }
        String[] parts = version.split("\\.", -1);
        int major = Integer.parseInt(parts[0]);
        int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        if (major == 1 && minor < 9) {
            throw new ConnectionException(
                    "pg_stat_statements is of version " + version + " in database "
                            + link.database()
                            + ", older than its server: statements by time are unknown (ALTER EXTENSION pg_stat_statements UPDATE)");
        }
        return major > 1 || minor >= 11 ? COUNTERS_SINCE : COUNTERS;
    }

    private StatementCounters counters(Link link) throws ConnectionException {
        try {
            return link.query(
                    counters,
                    (connection, statement) -> {
                        statement.setLong(1, MANY);
                        statement.setDouble(2, LEAST_MILLIS);
                    },
                    StatementCounters::read);
        } catch (ConnectionException e) {
            boolean notLoaded = e.getCause() instanceof SQLException cause && "55000".equals(cause.getSQLState());
            if (!notLoaded || !link.isOpen()) {
                throw e;
            }
            String loaded = link.query(PRELOADED, rows -> rows.next() ? rows.getString(1) : "");
            String list = loaded.isBlank() ? "" : loaded + ", ";
            throw new ConnectionException(
                    "pg_stat_statements is installed but not loaded: statements by time are unknown (ALTER SYSTEM SET"
                            + " shared_preload_libraries = " + list + "pg_stat_statements, then restart)",
                    e);
        }
    }

    private static List<Grown> top(StatementCounters earlier, StatementCounters present) {
        Map<Key, double[]> grown = new HashMap<>();
        present.entries().forEach((entry, counter) -> {
            double[] added = counter.since(earlier.entries().get(entry));
            if (added[Counter.CALLS] > 0) {
                grown.merge(key(entry), added, StatementDeltas::plus);
            }
        });
        return grown.entrySet().stream()
                .map(each -> new Grown(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingDouble((Grown each) -> -each.figure(Counter.MILLIS)))
                .limit(SHOWN)
                .toList();
    }

    private static Key key(Entry entry) {
        return new Key(entry.database(), entry.queryId());
    }

    private static double[] plus(double[] one, double[] other) {
        double[] sum = one.clone();
        for (int each = 0; each < sum.length; each++) {
            sum[each] += other[each];
        }
        return sum;
    }

    private void learnTexts(Link link, List<Grown> top) throws ConnectionException {
        Set<Long> unknown = top.stream()
                .filter(each -> !texts.containsKey(each.key()))
                .map(each -> each.key().queryId())
                .collect(Collectors.toSet());
        if (unknown.isEmpty()) {
            return;
        }
        if (texts.size() > TEXTS_KEPT) {
            texts.clear();
        }
        link.query(
                TEXTS,
                (connection, statement) -> statement.setArray(1, connection.createArrayOf("bigint", unknown.toArray())),
                rows -> {
                    while (rows.next()) {
                        String text = rows.getString(3);
                        texts.put(
                                new Key(rows.getLong(1), rows.getLong(2)),
                                text == null ? "" : Redactor.redact(text, TEXT_LENGTH));
                    }
                    return true;
                });
        // One that was evicted meanwhile is not asked for again.
        top.forEach(each -> texts.putIfAbsent(each.key(), ""));
    }

    private Statement statement(Grown grown) {
        String database = names.database(grown.key().database());
        return new Statement(
                database == null ? "" : database,
                grown.key().queryId(),
                texts.getOrDefault(grown.key(), ""),
                new Work(
                        Math.round(grown.figure(Counter.CALLS)),
                        Math.round(grown.figure(Counter.ROWS)),
                        duration(grown.figure(Counter.MILLIS)),
                        duration(grown.figure(Counter.PLANNING))),
                new Blocks(
                        Math.round(grown.figure(Counter.HIT)),
                        Math.round(grown.figure(Counter.READ)),
                        Math.round(grown.figure(Counter.TEMP)),
                        Math.round(grown.figure(Counter.WAL))));
    }

    private static Duration duration(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
