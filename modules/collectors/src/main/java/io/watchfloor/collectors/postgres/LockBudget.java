package io.watchfloor.collectors.postgres;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much reading of the lock table a server is asked for: two milliseconds a second on average, of which half an
/// account of two tenths of a second is kept for waits that are new. So a table of some hundred locks is read at every
/// tick and one of sixty thousand now and then. For one thread.
final class LockBudget {
    private static final Duration FULL = Duration.ofMillis(200);
    private static final double EARNED_PER_SECOND = 0.002;

    private Duration left = FULL;
    private @Nullable Instant earnedAt;

    /// Whether the table may be read now.
    ///
    /// @param news whether somebody waits whose lock is not known yet
    boolean allows(boolean news, Instant now) {
        earn(now);
        return left.compareTo(news ? Duration.ZERO : FULL.dividedBy(2)) > 0;
    }

    void spent(Duration cost) {
        left = left.minus(cost);
    }

    private void earn(Instant now) {
        Instant last = earnedAt;
        earnedAt = now;
        if (last != null && now.isAfter(last)) {
            long earned = (long) (Duration.between(last, now).toNanos() * EARNED_PER_SECOND);
            Duration more = left.plusNanos(earned);
            left = more.compareTo(FULL) > 0 ? FULL : more;
        }
    }
}
