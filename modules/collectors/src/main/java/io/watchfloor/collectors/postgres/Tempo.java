package io.watchfloor.collectors.postgres;

import java.time.Duration;

/// How often a server is looked at: every second, and less often while a look takes long or costs much. Slower at once
/// on one slow answer or a costly average, doubling up to eight seconds; quicker again, one step at a time, only after
/// ten good looks in a row. Safe from any thread.
final class Tempo {
    static final Duration QUICKEST = Duration.ofSeconds(1);
    private static final Duration SLOWEST = Duration.ofSeconds(8);
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration QUICK = Duration.ofMillis(150);
    private static final double COSTLY_MILLIS = 20;
    private static final double CHEAP_MILLIS = 10;
    /// The share of the newest look in the average cost: one dear look alone changes nothing.
    private static final double NEWEST = 0.1;

    private static final int GOOD_LOOKS = 10;

    private Duration interval = QUICKEST;
    private double millis;
    private int good;

    /// The interval until the next look.
    synchronized Duration interval() {
        return interval;
    }

    /// Takes note of one look: how long the answer took, and what it cost the server.
    synchronized void looked(Duration took, Duration cost) {
        millis += NEWEST * (cost.toNanos() / 1e6 - millis);
        if (took.compareTo(SLOW) > 0 || millis > COSTLY_MILLIS) {
            good = 0;
            Duration doubled = interval.multipliedBy(2);
            interval = doubled.compareTo(SLOWEST) > 0 ? SLOWEST : doubled;
        } else if (took.compareTo(QUICK) > 0 || millis > CHEAP_MILLIS) {
            good = 0;
        } else {
            good++;
            if (good >= GOOD_LOOKS && interval.compareTo(QUICKEST) > 0) {
                good = 0;
                interval = interval.dividedBy(2);
            }
        }
    }

    /// Takes note of a look that the server broke off or refused.
    synchronized void failed() {
        looked(SLOW.plusNanos(1), Duration.ZERO);
    }
}
