package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.Tops.Active;
import io.watchfloor.diagnosis.activity.Tops.Blocked;
import io.watchfloor.diagnosis.activity.Tops.Covered;
import io.watchfloor.diagnosis.activity.Tops.Root;
import io.watchfloor.diagnosis.activity.Tops.Statement;
import io.watchfloor.diagnosis.activity.Tops.Wait;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds up the samples of a range; one that reaches over its edge counts with the part within.
final class Totals {
    private final long from;
    private final long to;
    private final Split<String> workflows = new Split<>();
    private final Split<String> tenants = new Split<>();
    private final Split<Statement> statements = new Split<>();
    private final Split<Wait> waits = new Split<>();
    private final Split<Root> roots = new Split<>();
    private final Map<Statement, Statement> named = new HashMap<>();
    private double seconds;

    Totals(Instant from, Instant to) {
        this.from = from.toEpochMilli();
        this.to = to.toEpochMilli();
    }

    Totals read(List<Chunk> chunks) {
        chunks.forEach(this::read);
        return this;
    }

    private void read(Chunk chunk) {
        double[] sessions = new double[chunk.combinations().size()];
        double[] blocked = new double[chunk.roots().size()];
        chunk.read(new Chunk.Reader() {
            private double within;

            @Override
            public boolean begins(long since, long at) {
                within = Math.max(0, Math.min(at, to) - Math.max(since, from)) / 1000.0;
                seconds += within;
                return within > 0;
            }

            @Override
            public void sessions(int combination, int count) {
                sessions[combination] += within * count;
            }

            @Override
            public void blocked(int root, int count) {
                blocked[root] += within * count;
            }
        });
        for (int id = 0; id < sessions.length; id++) {
            add(chunk.combinations().get(id), sessions[id]);
        }
        for (int id = 0; id < blocked.length; id++) {
            roots.add(chunk.roots().get(id), blocked[id]);
        }
    }

    private void add(Combination each, double time) {
        if (time <= 0 || !each.waitClass().active()) {
            return;
        }
        workflows.add(each.workflow(), time);
        tenants.add(each.tenant(), time);
        waits.add(new Wait(each.waitClass(), each.event()), time);
        Statement statement = each.statement();
        statements.add(statement == null ? null : known(statement), time);
    }

    /// The same query identifier is the same statement, whatever of its text was sampled first.
    private Statement known(Statement statement) {
        Statement key =
                statement.queryId() == null ? statement : new Statement(statement.database(), statement.queryId(), "");
        return named.computeIfAbsent(key, unseen -> statement);
    }

    Tops tops(int most) {
        return new Tops(
                new Covered(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), seconds),
                new Active(
                        workflows.total(),
                        workflows.ranking(most),
                        tenants.ranking(most),
                        statements.ranking(most),
                        waits.ranking(most)),
                new Blocked(roots.total(), roots.ranking(most), Jobs.joined(roots)));
    }
}
