package io.watchfloor.app.watch;

import io.watchfloor.collectors.Collectors;
import io.watchfloor.diagnosis.Engine;
import io.watchfloor.diagnosis.EngineState;
import io.watchfloor.journal.FileJournal;
import io.watchfloor.journal.FlightRecorder;
import io.watchfloor.journal.Journal;
import io.watchfloor.journal.RingRecorder;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.SignalStore;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One estate being watched: everything between its systems and a floor, wired in the order of the data flow.
public final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    /// How often a snapshot is taken and judged.
    public static final Duration TICK = Duration.ofSeconds(1);

    /// What the ring keeps before it overwrites: a day at one second of a middling estate.
    private static final RingRecorder.Bound KEPT = new RingRecorder.Bound(512L << 20, Duration.ofHours(24));

    private final SignalStore store = new SignalStore();
    private final Clock clock;
    private final Journal journal;
    private final FlightRecorder recorder;
    private final MitigationDesk desk;
    private final Engine engine;
    private final Collectors collectors;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("tick").factory());

    private EngineState memory = EngineState.initial();

    /// Opens journal and recorder under `state`, starts the collectors, and loads executors only when `mayAct`.
    public Watch(Estate estate, Path state, Clock clock, boolean mayAct) throws IOException {
        this.clock = clock;
        this.journal = FileJournal.open(state.resolve("journal.jsonl"));
        this.recorder = RingRecorder.open(state.resolve("recording"), KEPT);
        this.desk = new MitigationDesk(
                new MitigationDesk.Parts(estate, journal, mayAct ? executors(estate) : List.of(), clock));
        this.engine = new Engine(estate);
        this.collectors = Collectors.forEstate(estate, clock, store::accept);
        for (Source source : collectors.sources()) {
            store.expect(source);
        }
    }

    /// Starts ticking; each tick is handed to `floor` on the tick's own thread.
    public void start(Consumer<Tick> floor) {
        collectors.start();
        var _ = ticker.scheduleAtFixedRate(() -> tickOrLog(floor), 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The desk of this watch.
    public MitigationDesk desk() {
        return desk;
    }

    private void tickOrLog(Consumer<Tick> floor) {
        try {
            floor.accept(tick());
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            // A scheduled task that throws is never run again, and a wall would stand still without a word.
            LOG.error("this tick could not be judged", e);
        }
    }

    private Tick tick() {
        Snapshot snapshot = store.snapshot(clock.instant(), TICK);
        Engine.Step step = engine.judge(memory, snapshot);
        memory = step.after();
        recorder.record(snapshot);
        desk.observe(snapshot, step.judgement());
        return new Tick(snapshot, step.judgement(), desk.mitigations());
    }

    private static List<Executor> executors(Estate estate) {
        return ServiceLoader.load(ExecutorProvider.class).stream()
                .flatMap(provider -> provider.get().open(estate).stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        ticker.shutdownNow();
        collectors.close();
        desk.close();
        recorder.close();
        journal.close();
    }
}
