package io.watchfloor.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// What a console heard of others; waits for conditions on it.
final class Heard implements Consumer<List<Recorded>> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Recorded> all = new ArrayList<>();

    @Override
    public void accept(List<Recorded> recorded) {
        lock.lock();
        try {
            all.addAll(recorded);
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Looks again at each piece of news, and now and then where none comes.
    void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("did not come to be; heard of " + all.size());
                }
                var _ = news.await(20, TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    List<Recorded> all() {
        lock.lock();
        try {
            return List.copyOf(all);
        } finally {
            lock.unlock();
        }
    }
}
