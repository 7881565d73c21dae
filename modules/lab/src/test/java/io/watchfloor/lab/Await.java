package io.watchfloor.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Waits for what another process will bring about.
final class Await {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Await() {}

    static <T> T present(String what, Supplier<Optional<T>> condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (System.nanoTime() < deadline) {
            Optional<T> found = condition.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (never.await(100, TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        throw new AssertionError("waited in vain: " + what);
    }

    static void until(String what, Supplier<Boolean> condition) throws InterruptedException {
        var _ = present(what, () -> Optional.of(condition.get()).filter(holds -> holds));
    }
}
