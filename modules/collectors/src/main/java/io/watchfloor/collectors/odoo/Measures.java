package io.watchfloor.collectors.odoo;

import io.watchfloor.collectors.postgres.Link;
import io.watchfloor.collectors.postgres.Sql;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Measure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A pack's queries in one tenant's database: those with the same interval are one statement. One that fails is set
/// aside with its reason and tried again later; the others go on. For one thread.
final class Measures {
    private static final Duration SLACK = Duration.ofMillis(300);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(60);

    /// One query of one workflow.
    record One(Workflow workflow, Measure.Query query) {}

    /// What one visit brought. `values` leaves out what answered nothing; `asked` is everything that was due.
    record Answer(List<One> asked, Map<One, Double> values) {
        Answer {
            asked = List.copyOf(asked);
            values = Map.copyOf(values);
        }
    }

    private record Aside(String reason, Instant until) {}

    private final Map<Duration, List<One>> groups = new LinkedHashMap<>();
    private final Map<Duration, Instant> visited = new HashMap<>();
    private final Map<One, Aside> aside = new HashMap<>();

    Measures(List<Workflow> workflows) {
        for (Workflow workflow : workflows) {
            for (Measure measure : workflow.measures()) {
                if (measure instanceof Measure.Query query) {
                    groups.computeIfAbsent(query.interval(), _ -> new ArrayList<>())
                            .add(new One(workflow, query));
                }
            }
        }
    }

    boolean none() {
        return groups.isEmpty();
    }

    /// The shortest interval there is.
    Duration shortest() {
        return groups.keySet().stream().min(Duration::compareTo).orElse(SOON);
    }

    /// Asks everything that is due.
    Answer read(Link link, Instant now) throws ConnectionException {
        List<One> asked = new ArrayList<>();
        Map<One, Double> values = new LinkedHashMap<>();
        for (Map.Entry<Duration, List<One>> group : groups.entrySet()) {
            Instant last = visited.get(group.getKey());
            if (last == null
                    || Duration.between(last, now).compareTo(group.getKey().minus(SLACK)) >= 0) {
                visited.put(group.getKey(), now);
                asked.addAll(group.getValue());
                read(group.getValue(), link, now, values);
            }
        }
        return new Answer(asked, values);
    }

    /// Why some of a workflow's measures are not known, or nothing.
    @Nullable
    String problem(Workflow workflow) {
        return aside.entrySet().stream()
                .filter(entry -> entry.getKey().workflow().equals(workflow))
                .map(entry -> entry.getKey().query().signal() + ": "
                        + entry.getValue().reason())
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private void read(List<One> group, Link link, Instant now, Map<One, Double> values) throws ConnectionException {
        List<One> together = new ArrayList<>();
        for (One one : group) {
            Aside before = aside.get(one);
            if (before == null) {
                together.add(one);
            } else if (!now.isBefore(before.until())) {
                alone(one, link, now, values);
            }
        }
        if (together.isEmpty()) {
            return;
        }
        try {
            ask(together, link, values);
        } catch (ConnectionException e) {
            if (!link.isOpen()) {
                throw e;
            }
            // Something in it fails, whatever it is: each is asked alone once, so that only the failing ones go.
            for (One one : together) {
                alone(one, link, now, values);
            }
        }
    }

    private void alone(One one, Link link, Instant now, Map<One, Double> values) throws ConnectionException {
        try {
            ask(List.of(one), link, values);
            aside.remove(one);
        } catch (ConnectionException e) {
            if (!link.isOpen()) {
                throw e;
            }
            boolean permanent = e.getCause() instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("42") || sql.getSQLState().startsWith("57014"));
            aside.put(one, new Aside(String.valueOf(e.getMessage()), now.plus(permanent ? LATER : SOON)));
        }
    }

    private static void ask(List<One> ones, Link link, Map<One, Double> values) throws ConnectionException {
        StringBuilder sql = new StringBuilder("SELECT ");
        for (int i = 0; i < ones.size(); i++) {
            sql.append(i == 0 ? "" : ",\n       ")
                    .append("(SELECT value::float8 FROM (")
                    .append(ones.get(i).query().sql())
                    .append("\n) AS measure(value))");
        }
        link.query(new Sql(sql.toString()), rows -> {
            rows.next();
            for (int i = 0; i < ones.size(); i++) {
                double value = rows.getDouble(i + 1);
                if (!rows.wasNull()) {
                    values.put(ones.get(i), value);
                }
            }
            return true;
        });
    }
}
