package io.watchfloor.lab.scenario;

import io.watchfloor.lab.disturbance.Disturbance;
import io.watchfloor.lab.disturbance.Fault;
import io.watchfloor.lab.workload.JobPlans;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Plays one scenario at a time: answers what demand is wanted now and starts the runs when their phase comes.
/// Without one, and after its end, operation is steady. Any thread.
public final class ScenarioPlayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioPlayer.class);
    private static final long LOOK_NANOS = 50_000_000;

    /// A scenario and how long it has been playing.
    public record Playing(Scenario scenario, double seconds) {}

    private record Run(Scenario scenario, long begunNanos) {
        double seconds() {
            return (System.nanoTime() - begunNanos) / 1e9;
        }
    }

    private final JobPlans plans;
    private final BiConsumer<String, String> startJob;
    private final Calm calm;
    private final RunningFaults faults;
    private final StoryLog story;
    private final Thread thread;
    private @Nullable Run run;
    private int begunPhases;
    private volatile boolean closed;

    /// `startJob` begins a run, given tenant and job; `faults` makes what goes wrong; `story` is told of everything.
    public ScenarioPlayer(
            JobPlans plans,
            BiConsumer<String, String> startJob,
            Calm calm,
            Function<Fault, Disturbance> faults,
            StoryLog story) {
        this.plans = plans;
        this.startJob = startJob;
        this.calm = calm;
        this.faults = new RunningFaults(faults, story);
        this.story = story;
        this.thread = Thread.ofVirtual().name("scenario").unstarted(this::play);
        thread.start();
    }

    /// Begins a scenario; one that is playing ends.
    public synchronized void start(Scenario scenario) {
        stop();
        story.begins(scenario);
        run = new Run(scenario, System.nanoTime());
        begunPhases = 0;
    }

    /// Back to steady operation; a run in flight goes on in small batches after the transaction it is in.
    public synchronized void stop() {
        run = null;
        plans.clear();
        faults.end();
        calm.begins();
    }

    /// What is playing, if anything.
    public synchronized Optional<Playing> playing() {
        return Optional.ofNullable(run).map(r -> new Playing(r.scenario(), r.seconds()));
    }

    /// Multiple of the steady demand wanted now.
    public synchronized double factor(String tenant, String workflow) {
        Run playing = run;
        return playing == null ? 1 : playing.scenario().factor(tenant, workflow, playing.seconds());
    }

    private void play() {
        while (!closed) {
            LockSupport.parkNanos(LOOK_NANOS);
            advance();
        }
    }

    private synchronized void advance() {
        Run playing = run;
        if (playing == null) {
            return;
        }
        double seconds = playing.seconds();
        Scenario scenario = playing.scenario();
        if (seconds * 1000 >= scenario.duration().toMillis()) {
            stop();
            return;
        }
        if (seconds * 1000 >= scenario.calmUntil().toMillis()) {
            calm.ends();
        }
        while (begunPhases < scenario.phases().size()
                && scenario.phases().get(begunPhases).at().toMillis() <= seconds * 1000) {
            begin(scenario.phases().get(begunPhases++));
        }
    }

    private void begin(Scenario.Phase phase) {
        LOG.info("phase '{}' begins", phase.name());
        story.phase(phase);
        phase.faults().forEach(fault -> faults.begin(phase, fault));
        for (Scenario.JobRun wanted : phase.jobs()) {
            plans.set(wanted.tenant(), wanted.job(), wanted.plan());
            startJob.accept(wanted.tenant(), wanted.job().slug());
        }
    }

    /// Ends what plays and puts everything right again.
    @Override
    public void close() {
        closed = true;
        faults.end();
        LockSupport.unpark(thread);
        try {
            thread.join(10_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
