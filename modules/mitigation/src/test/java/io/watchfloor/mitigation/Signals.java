package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Wakes a test whenever something changed, so that it waits for a condition and not for a time.
final class Signals {
    private final Semaphore changes = new Semaphore(0);

    void changed() {
        changes.release();
    }

    void await(String what, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (!changes.tryAcquire(20, TimeUnit.SECONDS)) {
                fail("not seen: " + what);
            }
        }
    }
}
