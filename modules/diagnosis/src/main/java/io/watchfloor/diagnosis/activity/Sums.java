package io.watchfloor.diagnosis.activity;

import io.watchfloor.signals.facts.Statements.Blocks;
import io.watchfloor.signals.facts.Statements.Statement;
import io.watchfloor.signals.facts.Statements.Work;
import java.time.Duration;

/// What one statement did in some time. A part of a reading gives fractions: they are rounded when they are shown.
final class Sums {
    private static final int CALLS = 0;
    private static final int ROWS = 1;
    private static final int MILLIS = 2;
    private static final int PLANNING = 3;
    private static final int HIT = 4;
    private static final int READ = 5;
    private static final int TEMP = 6;
    private static final int WAL = 7;

    private final double[] values = new double[8];

    void add(Statement statement, double part) {
        Work work = statement.work();
        Blocks blocks = statement.blocks();
        values[CALLS] += part * work.calls();
        values[ROWS] += part * work.rows();
        values[MILLIS] += part * work.time().toNanos() / 1e6;
        values[PLANNING] += part * work.planning().toNanos() / 1e6;
        values[HIT] += part * blocks.hit();
        values[READ] += part * blocks.read();
        values[TEMP] += part * blocks.temp();
        values[WAL] += part * blocks.walBytes();
    }

    void add(Sums other) {
        for (int each = 0; each < values.length; each++) {
            values[each] += other.values[each];
        }
    }

    double calls() {
        return values[CALLS];
    }

    double millis() {
        return values[MILLIS];
    }

    Statement statement(StatementHistory.Key key, String text) {
        return new Statement(
                key.database(),
                key.queryId(),
                text,
                new Work(whole(CALLS), whole(ROWS), duration(values[MILLIS]), duration(values[PLANNING])),
                new Blocks(whole(HIT), whole(READ), whole(TEMP), whole(WAL)));
    }

    private long whole(int which) {
        return Math.round(values[which]);
    }

    static Duration duration(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
