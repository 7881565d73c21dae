package io.watchfloor.connections;

import java.time.Duration;

/// How long PostgreSQL may take.
///
/// @param connect   for the TCP connection; logging in may take as long again
/// @param answer    for any answer, in whole seconds: the network's limit behind the server's own
/// @param statement the server's `statement_timeout`
/// @param lock      the server's `lock_timeout`
public record PostgresLimits(Duration connect, Duration answer, Duration statement, Duration lock) {
    /// For watching: a healthy server answers in milliseconds, and a queue for a lock is not joined.
    public static final PostgresLimits WATCHING = new PostgresLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(100));
    /// For acting on the operator's behalf.
    public static final PostgresLimits ACTING = new PostgresLimits(
            Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(8), Duration.ofSeconds(2));
}
