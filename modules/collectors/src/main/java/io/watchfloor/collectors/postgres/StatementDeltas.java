package io.watchfloor.collectors.postgres;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.facts.Statements;
import io.watchfloor.signals.facts.Statements.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The statements that took most time since the last visit, from `pg_stat_statements`. Counters are read without
/// texts; the text of a statement is asked for once, when it first gets onto the list. For one thread.
final class StatementDeltas {
    static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration WHEN_MANY = Duration.ofSeconds(60);
    private static final int MANY = 2_000;
    private static final int SHOWN = 40;
    private static final int TEXTS_KEPT = 2_000;
    private static final Sql WHERE = Sql.resource(StatementDeltas.class, "statements-where.sql");
    private static final Sql COUNTERS = Sql.resource(StatementDeltas.class, "statements.sql");
    private static final Sql TEXTS = Sql.resource(StatementDeltas.class, "statement-texts.sql");

    private record Key(long database, long queryId) {}

    private record Counter(long calls, double millis) {}

    private record Grown(Key key, long calls, double millis) {}

    private final String server;
    private final OidNames names;
    private final Map<Key, String> texts = new HashMap<>();
    private Map<Key, Counter> before = Map.of();
    private @Nullable Instant beforeAt;
    private @Nullable Link prepared;

    StatementDeltas(String server, OidNames names) {
        this.server = server;
        this.names = names;
    }

    boolean due(Instant now) {
        Instant last = beforeAt;
        Duration interval = before.size() > MANY ? WHEN_MANY : INTERVAL;
        return last == null || Duration.between(last, now).compareTo(interval.minusMillis(500)) >= 0;
    }

    /// The list since the last visit; absent at the first one.
    Optional<Statements> read(Link link, Instant now) throws ConnectionException {
        Instant last = beforeAt;
        beforeAt = now;
        if (prepared != link) {
            if (!link.query(WHERE, rows -> rows.next())) {
                throw new ConnectionException("pg_stat_statements is not installed in database " + link.database()
                        + ": statements by time are unknown (CREATE EXTENSION pg_stat_statements)");
            }
            prepared = link;
            before = Map.of();
        }
        Map<Key, Counter> counters = link.query(COUNTERS, rows -> {
            Map<Key, Counter> read = new HashMap<>();
            while (rows.next()) {
                read.put(new Key(rows.getLong(1), rows.getLong(2)), new Counter(rows.getLong(3), rows.getDouble(4)));
            }
            return read;
        });
        Map<Key, Counter> earlier = before;
        before = counters;
        if (last == null || earlier.isEmpty()) {
            return Optional.empty();
        }
        List<Grown> top = top(earlier, counters);
        learnTexts(link, top);
        return Optional.of(new Statements(
                now,
                server,
                Duration.between(last, now),
                top.stream().map(this::statement).toList()));
    }

    private static List<Grown> top(Map<Key, Counter> earlier, Map<Key, Counter> counters) {
        List<Grown> grown = new ArrayList<>();
        counters.forEach((key, counter) -> {
            Counter old = earlier.getOrDefault(key, new Counter(0, 0));
            // Evicted and entered anew, or reset: all of it is new.
            Counter base = counter.calls() < old.calls() || counter.millis() < old.millis() ? new Counter(0, 0) : old;
            if (counter.calls() > base.calls()) {
                grown.add(new Grown(key, counter.calls() - base.calls(), counter.millis() - base.millis()));
            }
        });
        return grown.stream()
                .sorted(Comparator.comparingDouble(Grown::millis).reversed())
                .limit(SHOWN)
                .toList();
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
                        texts.put(new Key(rows.getLong(1), rows.getLong(2)), text == null ? "" : Redactor.redact(text));
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
                grown.calls(),
                Duration.ofNanos(Math.round(grown.millis() * 1e6)));
    }
}
