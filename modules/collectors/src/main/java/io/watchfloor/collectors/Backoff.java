package io.watchfloor.collectors;

import java.time.Duration;

/// Pauses after failures: half a second at first, later a fifth of the time it has been failing, at most five
/// seconds. So a short failover is noticed at once and a long outage costs little.
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration waited = Duration.ZERO;

    /// The pause to make after another failure.
    Duration pause() {
        Duration share = waited.dividedBy(5);
        Duration pause = share.compareTo(FIRST) < 0 ? FIRST : share.compareTo(LONGEST) > 0 ? LONGEST : share;
        waited = waited.plus(pause);
        return pause;
    }

    void answered() {
        waited = Duration.ZERO;
    }
}
