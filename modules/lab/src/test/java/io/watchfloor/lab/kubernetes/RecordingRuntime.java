package io.watchfloor.lab.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// A runtime whose pods do nothing but are known: which run, which were stopped, in order.
final class RecordingRuntime implements PodRuntime {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<PodSpec, IntConsumer> running = new LinkedHashMap<>();
    private final List<PodSpec> started = new ArrayList<>();
    private final List<PodSpec> stopped = new ArrayList<>();

    @Override
    public void start(PodSpec pod, IntConsumer exited) {
        locked(() -> {
            running.put(pod, exited);
            started.add(pod);
        });
    }

    @Override
    public void stop(PodSpec pod) {
        locked(() -> {
            running.remove(pod);
            stopped.add(pod);
        });
    }

    @Override
    public List<String> log(PodSpec pod, int lines) {
        List<String> all = List.of("first line of " + pod.name(), "second line", "third line");
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    void exit(String pod, int code) {
        IntConsumer exited = running().stream()
                .filter(spec -> spec.name().equals(pod))
                .findFirst()
                .map(spec -> {
                    lock.lock();
                    try {
                        return running.remove(spec);
                    } finally {
                        lock.unlock();
                    }
                })
                .orElseThrow();
        exited.accept(code);
    }

    List<PodSpec> running() {
        return copy(() -> List.copyOf(running.keySet()));
    }

    List<PodSpec> started() {
        return copy(() -> List.copyOf(started));
    }

    List<PodSpec> stopped() {
        return copy(() -> List.copyOf(stopped));
    }

    List<PodSpec> awaitRunning(int count) throws InterruptedException {
        await(() -> running.size() == count);
        return running();
    }

    List<PodSpec> awaitStarted(int count) throws InterruptedException {
        await(() -> started.size() >= count);
        return started();
    }

    List<PodSpec> awaitStopped(int count) throws InterruptedException {
        await(() -> stopped.size() >= count);
        return stopped();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.SECONDS.toNanos(20);
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("not reached: running " + running.keySet() + ", stopped " + stopped);
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<PodSpec> copy(Supplier<List<PodSpec>> copy) {
        lock.lock();
        try {
            return copy.get();
        } finally {
            lock.unlock();
        }
    }
}
