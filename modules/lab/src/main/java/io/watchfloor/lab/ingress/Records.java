package io.watchfloor.lab.ingress;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The last requests that were answered, for the lab's own clock. Bounded; any thread.
final class Records {
    private static final int CAPACITY = 16_384;

    /// One answered request; times in nanoseconds, `endedNanos` of `System.nanoTime`.
    record Answered(long endedNanos, long durationNanos, int code) {}

    private final Answered[] ring = new Answered[CAPACITY];
    private long written;

    synchronized void add(Answered answered) {
        ring[(int) (written++ % CAPACITY)] = answered;
    }

    /// Those that ended between the two times.
    synchronized Collection<Answered> between(long fromNanos, long toNanos) {
        List<Answered> found = new ArrayList<>();
        for (long i = written - 1; i >= Math.max(0, written - CAPACITY); i--) {
            Answered answered = ring[(int) (i % CAPACITY)];
            if (answered.endedNanos() - fromNanos < 0) {
                break;
            }
            if (answered.endedNanos() - toNanos <= 0) {
                found.add(answered);
            }
        }
        return found;
    }
}
