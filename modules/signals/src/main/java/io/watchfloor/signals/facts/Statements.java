package io.watchfloor.signals.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The statements that took most database time since the previous reading, from `pg_stat_statements`.
///
/// @param subject the server's slug
/// @param over    the time between the two readings
/// @param whole   all statements of the span, listed or not
public record Statements(Instant at, String subject, Duration over, List<Statement> statements, Whole whole)
        implements Fact {
    public Statements {
        statements = List.copyOf(statements);
    }

    /// A list of which nothing else is known.
    public Statements(Instant at, String subject, Duration over, List<Statement> statements) {
        this(at, subject, over, statements, new Whole(Duration.ZERO, 0, 0, false));
    }

    /// All statements of the span.
    ///
    /// @param time    database time of all of them, planning included
    /// @param entries how many the server keeps
    /// @param evicted entries that the server threw out in the span, so that their work is missing here
    /// @param reset   whether the counters were set back in the span, so that it counts from then only
    public record Whole(Duration time, long entries, long evicted, boolean reset) {}

    /// One normalised statement in one database. All figures are differences over the span.
    ///
    /// @param text with literals replaced, cut to a bounded length
    public record Statement(String database, long queryId, String text, Work work, Blocks blocks) {
        /// One of which only calls and time are known.
        public Statement(String database, long queryId, String text, long calls, Duration time) {
            this(database, queryId, text, new Work(calls, 0, time, Duration.ZERO), Blocks.NONE);
        }

        /// How often it ran.
        public long calls() {
            return work.calls();
        }

        /// Database time, planning included.
        public Duration time() {
            return work.time();
        }
    }

    /// What was done.
    ///
    /// @param rows     returned or changed
    /// @param time     execution and planning
    /// @param planning planning alone; zero unless `pg_stat_statements.track_planning` is on
    public record Work(long calls, long rows, Duration time, Duration planning) {}

    /// What it moved.
    ///
    /// @param hit      shared blocks found in the cache
    /// @param read     shared blocks read from outside of it
    /// @param temp     temporary blocks read and written
    /// @param walBytes write-ahead log written
    public record Blocks(long hit, long read, long temp, long walBytes) {
        /// Nothing moved, or not known.
        public static final Blocks NONE = new Blocks(0, 0, 0, 0);
    }
}
