package io.watchfloor.lab.kubernetes;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A controller's work queue and its one thread: each key once, now or when its time comes, under the store's lock.
final class ControlLoop {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);
    private static final Duration AGAIN_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Store store;
    private final Consumer<Store.Key> reconcile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Store.Key, Instant> due = new HashMap<>();
    private boolean busy;
    private boolean closed;
    private long done;

    ControlLoop(String name, Store store, Consumer<Store.Key> reconcile) {
        this.name = name;
        this.store = store;
        this.reconcile = reconcile;
    }

    void start() {
        Thread.ofVirtual().name("kubernetes-" + name).start(this::run);
    }

    void enqueue(Store.Key key) {
        enqueueAt(key, Instant.MIN);
    }

    /// The earlier time wins when the key is waiting already.
    void enqueueAt(Store.Key key, Instant time) {
        lock.lock();
        try {
            due.merge(key, time, (one, other) -> one.isBefore(other) ? one : other);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Looks at the clock again and returns when nothing is due any more: how many keys have been worked on since
    /// start.
    long settle() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            changed.signalAll();
            while (!closed && (busy || nextDue().isPresent())) {
                changed.await();
            }
            return done;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (Optional<Store.Key> key = take(); key.isPresent(); key = take()) {
                work(key.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Store.Key key) throws InterruptedException {
        FutureTask<Void> task = new FutureTask<>(() -> store.exclusively(() -> {
            reconcile.accept(key);
            return null;
        }));
        task.run();
        try {
            task.get();
        } catch (ExecutionException e) {
            LOG.warn(
                    "The {} controller failed on {}/{}, trying again", name, key.namespace(), key.name(), e.getCause());
            enqueueAt(key, store.clock().instant().plus(AGAIN_AFTER_FAILURE));
        } finally {
            finished();
        }
    }

    private Optional<Store.Key> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Optional<Store.Key> next = nextDue();
                if (next.isPresent()) {
                    due.remove(next.get());
                    busy = true;
                    return next;
                }
                Optional<Instant> first = due.values().stream().min(Comparator.naturalOrder());
                if (first.isPresent()) {
                    Duration left = Duration.between(store.clock().instant(), first.get());
                    boolean woken = changed.await(Math.max(1, left.toMillis() + 1), TimeUnit.MILLISECONDS);
                    LOG.trace("{} looks again, woken {}", name, woken);
                } else {
                    changed.await();
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Store.Key> nextDue() {
        Instant now = store.clock().instant();
        return due.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    private void finished() {
        lock.lock();
        try {
            busy = false;
            done++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
