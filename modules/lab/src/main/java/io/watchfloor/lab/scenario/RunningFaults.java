package io.watchfloor.lab.scenario;

import io.watchfloor.lab.disturbance.Disturbance;
import io.watchfloor.lab.disturbance.Fault;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The faults of the scenario that plays, each on a thread of its own from its beginning to its end. Any thread.
final class RunningFaults {
    private static final Logger LOG = LoggerFactory.getLogger(RunningFaults.class);
    private static final long PATIENCE_MILLIS = 10_000;

    private final Function<Fault, Disturbance> make;
    private final StoryLog story;
    private final List<Thread> threads = new ArrayList<>();

    RunningFaults(Function<Fault, Disturbance> make, StoryLog story) {
        this.make = make;
        this.story = story;
    }

    synchronized void begin(Scenario.Phase phase, Fault fault) {
        String name = fault.kind().slug();
        threads.add(Thread.ofVirtual().name("fault-" + name).start(() -> run(phase, fault, name)));
    }

    private void run(Scenario.Phase phase, Fault fault, String name) {
        try (Disturbance disturbance = make.apply(fault)) {
            disturbance.begin();
            story.tookHold(phase, name);
            TimeUnit.MILLISECONDS.sleep(fault.lasts().toMillis());
        } catch (InterruptedException _) {
            LOG.debug("{} ends with its scenario", name);
        } catch (SQLException | IOException e) {
            LOG.warn("{} could not be made: {}", name, e.getMessage());
            story.failed(name, String.valueOf(e.getMessage()));
        }
        story.ended(name);
    }

    /// Ends all of them and waits until everything is right again.
    synchronized void end() {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                if (!thread.join(java.time.Duration.ofMillis(PATIENCE_MILLIS))) {
                    LOG.warn("{} does not end", thread.getName());
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }
}
