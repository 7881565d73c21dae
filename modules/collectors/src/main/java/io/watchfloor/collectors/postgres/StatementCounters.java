package io.watchfloor.collectors.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One reading of `pg_stat_statements`: the counters of each entry, and of all of them.
///
/// @param evicted   entries thrown out since the server's counters began
/// @param resetAt   when all counters were last set back
record StatementCounters(
        Map<Entry, Counter> entries,
        long count,
        double millis,
        long evicted,
        @Nullable Instant resetAt) {
    static final StatementCounters NONE = new StatementCounters(Map.of(), 0, 0, 0, null);

    /// What the extension tells apart.
    record Entry(long database, long queryId, long user, boolean toplevel) {}

    /// The figures of an entry, in the order of the columns, and when it was made, where the server says so.
    static final class Counter {
        static final int CALLS = 0;
        static final int MILLIS = 1;
        static final int PLANNING = 2;
        static final int ROWS = 3;
        static final int HIT = 4;
        static final int READ = 5;
        static final int TEMP = 6;
        static final int WAL = 7;
        static final int FIGURES = 8;

        private final double[] values;
        private final @Nullable Instant since;

        Counter(double[] values, @Nullable Instant since) {
            this.values = values;
            this.since = since;
        }

        /// What was added since an earlier reading. Where the entry was made anew meanwhile all of it was.
        double[] since(@Nullable Counter earlier) {
            double[] added = values.clone();
            if (earlier != null && !anew(earlier)) {
                for (int each = 0; each < FIGURES; each++) {
                    added[each] = Math.max(0, values[each] - earlier.values[each]);
                }
            }
            return added;
        }

        private boolean anew(Counter earlier) {
            Instant made = since;
            return (made != null && !made.equals(earlier.since))
                    || values[CALLS] < earlier.values[CALLS]
                    || values[MILLIS] < earlier.values[MILLIS];
        }
    }

    static StatementCounters read(ResultSet rows) throws SQLException {
        Map<Entry, Counter> entries = new HashMap<>();
        long evicted = 0;
        long count = 0;
        double millis = 0;
        Instant resetAt = null;
        while (rows.next()) {
            if (rows.getLong(1) == 0) {
                evicted = rows.getLong(2);
                count = rows.getLong(5);
                millis = rows.getDouble(6);
                resetAt = instant(rows);
                continue;
            }
            double[] values = new double[Counter.FIGURES];
            for (int each = 0; each < values.length; each++) {
                values[each] = rows.getDouble(5 + each);
            }
            entries.put(
                    new Entry(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getBoolean(4)),
                    new Counter(values, instant(rows)));
        }
        return new StatementCounters(entries, count, millis, evicted, resetAt);
    }

    private static @Nullable Instant instant(ResultSet rows) throws SQLException {
        Timestamp since = rows.getTimestamp(13);
        return since == null ? null : since.toInstant();
    }
}
