package io.watchfloor.lab.workload;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for a pod's threads after they have been told to end.
final class Joining {
    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);
    private static final Duration EACH = Duration.ofSeconds(5);

    private Joining() {}

    static void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                if (!thread.join(EACH)) {
                    LOG.warn("{} does not end", thread.getName());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
