package io.watchfloor.mitigation.drill;

import java.time.Duration;

/// What drills of an estate are held against.
///
/// @param lag   the standby's replay may be behind by so much before
/// @param abort when a drill ends itself
public record DrillLimits(Targets switchover, Targets failover, Lag lag, Backups backups, Abort abort) {
    /// What is to be reached.
    public record Targets(Duration outage, long lost) {}

    /// Behind by so much at most.
    public record Lag(long bytes, Duration time) {}

    /// How old they may be.
    ///
    /// @param archive since the last archived segment
    public record Backups(Duration archive) {}

    /// When a drill ends itself.
    ///
    /// @param outage without an acknowledged write
    public record Abort(Duration outage) {}

    /// Where the estate says nothing else.
    public static final DrillLimits USUAL = new DrillLimits(
            new Targets(Duration.ofSeconds(2), 0),
            new Targets(Duration.ofSeconds(30), 0),
            new Lag(1L << 20, Duration.ofSeconds(1)),
            new Backups(Duration.ofMinutes(10)),
            new Abort(Duration.ofSeconds(60)));

    /// The targets of a kind of drill.
    public Targets targets(DrillKind kind) {
        return switch (kind) {
            case SWITCHOVER -> switchover;
            case FAILOVER -> failover;
        };
    }
}
