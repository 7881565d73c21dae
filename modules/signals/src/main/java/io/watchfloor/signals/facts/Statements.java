package io.watchfloor.signals.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The statements that took most database time since the previous reading, from `pg_stat_statements`.
///
/// @param subject the server's slug
/// @param over    the time between the two readings
public record Statements(Instant at, String subject, Duration over, List<Statement> statements) implements Fact {
    public Statements {
        statements = List.copyOf(statements);
    }

    /// One normalised statement in one database; `time` and `calls` are differences over the span.
    public record Statement(String database, long queryId, String text, long calls, Duration time) {}
}
