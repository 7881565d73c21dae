package io.watchfloor.app.watch;

import io.watchfloor.app.UserError;
import io.watchfloor.app.team.TeamDoor;
import io.watchfloor.collectors.Collectors;
import io.watchfloor.diagnosis.Engine;
import io.watchfloor.diagnosis.EngineState;
import io.watchfloor.journal.ConsoleJournal;
import io.watchfloor.journal.FlightRecorder;
import io.watchfloor.journal.JournalFolder;
import io.watchfloor.journal.RingRecorder;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.ExecutorProvider;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.drill.DrillGround;
import io.watchfloor.mitigation.drill.DrillLimits;
import io.watchfloor.mitigation.drill.Drills;
import io.watchfloor.presentation.Records;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.SignalStore;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
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

    /// Collectors visit on whole seconds; what they bring is judged so much later.
    private static final Duration AFTER_VISITS = Duration.ofMillis(300);

    /// What the ring keeps before it overwrites: a day at one second of a middling estate.
    private static final RingRecorder.Bound KEPT = new RingRecorder.Bound(512L << 20, Duration.ofHours(24));

    private final SignalStore store = new SignalStore();
    private final Estate estate;
    private final Clock clock;
    private final ConsoleJournal journal;
    private final FlightRecorder recorder;
    private final MitigationDesk desk;
    private final Drills drills;
    private final Engine engine;
    private final Remembered remembered;
    private final Collectors collectors;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("tick").factory());

    private EngineState memory = EngineState.initial();

    /// Opens journal and recorder under `state`, starts the collectors, and loads executors only when `mayAct`.
    ///
    /// @throws UserError when another console has them or they cannot be written
    public Watch(Estate estate, Path state, Clock clock, boolean mayAct) {
        this.estate = estate;
        this.clock = clock;
        try {
            this.journal = ConsoleJournal.open(
                    new JournalFolder(state),
                    ConsoleName.get(),
                    TeamDoor.of(estate).orElse(null),
                    clock);
            this.recorder = recorder(state, journal);
            this.remembered = Remembered.in(state);
        } catch (IOException e) {
            throw new UserError("nothing can be recorded: " + reason(e));
        }
        List<Executor> executors = mayAct ? executors(estate) : List.of();
        this.desk = new MitigationDesk(new MitigationDesk.Parts(estate, journal, executors, clock));
        this.drills = new Drills(
                new Drills.Parts(estate, desk, journal, grounds(executors), clock),
                new Drills.Setting(DrillLimits.USUAL, state.resolve("drills")));
        this.engine = new Engine(estate);
        this.collectors = Collectors.forEstate(estate, clock, store::accept);
        for (Source source : collectors.sources()) {
            store.expect(source);
        }
    }

    // Of several consoles on one machine each has its own chain, and a recording of the same number.
    private static FlightRecorder recorder(Path state, ConsoleJournal journal) throws IOException {
        String chain = String.valueOf(journal.path().getFileName());
        try {
            return RingRecorder.open(
                    state.resolve(chain.replace("journal", "recording").replace(".jsonl", "")), KEPT);
        } catch (IOException e) {
            journal.close();
            throw e;
        }
    }

    private static String reason(IOException e) {
        return e instanceof AccessDeniedException denied
                ? "permission denied: " + denied.getFile()
                : String.valueOf(e.getMessage());
    }

    /// Starts ticking; each tick is handed to `floor` on the tick's own thread.
    public void start(Consumer<Tick> floor) {
        collectors.start();
        Instant now = clock.instant();
        Instant first = now.truncatedTo(ChronoUnit.SECONDS).plus(AFTER_VISITS);
        Duration wait = Duration.between(now, first.isBefore(now) ? first.plus(TICK) : first);
        var _ = ticker.scheduleAtFixedRate(
                () -> tickOrLog(floor), wait.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// This console's journal, and what others recorded.
    public ConsoleJournal journal() {
        return journal;
    }

    /// The desk of this watch.
    public MitigationDesk desk() {
        return desk;
    }

    /// The drills of this watch.
    public Drills drills() {
        return drills;
    }

    /// What this watch can be asked for beyond its ticks.
    public Records records() {
        return remembered.records(clock, Collectors.plans(estate));
    }

    // As a task of its own: a scheduled one that throws is never run again, and a wall would stand still without a
    // word.
    private void tickOrLog(Consumer<Tick> floor) {
        FutureTask<Boolean> tick = new FutureTask<>(() -> floor.accept(tick()), true);
        tick.run();
        try {
            tick.get();
        } catch (ExecutionException broken) {
            LOG.error("this tick could not be judged", broken.getCause());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Tick tick() {
        Snapshot snapshot = store.snapshot(clock.instant(), TICK);
        Engine.Step step = engine.judge(memory, snapshot);
        memory = step.after();
        recorder.record(snapshot);
        remembered.add(snapshot, step.judgement());
        desk.observe(snapshot, step.judgement());
        drills.observe(step.judgement());
        List<Mitigation> mitigations = desk.mitigations();
        remembered.acted(snapshot.at(), mitigations);
        return new Tick(snapshot, step.judgement(), mitigations);
    }

    private static List<Executor> executors(Estate estate) {
        return ServiceLoader.load(ExecutorProvider.class).stream()
                .flatMap(provider -> provider.get().open(estate).stream())
                .toList();
    }

    /// What drills see is seen by those who act.
    private static List<DrillGround> grounds(List<Executor> executors) {
        return executors.stream()
                .filter(DrillGround.class::isInstance)
                .map(DrillGround.class::cast)
                .toList();
    }

    @Override
    public void close() throws IOException {
        ticker.shutdownNow();
        collectors.close();
        drills.close();
        desk.close();
        remembered.close();
        recorder.close();
        journal.close();
    }
}
