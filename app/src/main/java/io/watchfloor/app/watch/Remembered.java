package io.watchfloor.app.watch;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.Kept;
import io.watchfloor.diagnosis.activity.Mark;
import io.watchfloor.diagnosis.activity.Past;
import io.watchfloor.diagnosis.activity.StatementHistory;
import io.watchfloor.journal.frames.FrameRing;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.presentation.Records;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.plans.PlanSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last hours of one watch: fed by its ticks, asked by its screens. Frames are written on a thread of their own;
/// where the disk does not keep up they are left out, and the tick is never held up.
final class Remembered implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
    private static final int QUEUED = 8;

    /// Four hours of two hundred busy sessions take a tenth of this.
    private static final FrameRing.Bound KEPT = new FrameRing.Bound(1L << 30, ActivityHistory.KEPT);

    private final ActivityHistory history = new ActivityHistory();
    private final StatementHistory statements = new StatementHistory();
    private final FrameRing<Kept> frames;
    private final Past past;
    private Set<String> acting = Set.of();
    private final AtomicLong lost = new AtomicLong();
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUED),
            Thread.ofVirtual().name("frames").factory(),
            (task, executor) -> countLost("the disk does not keep up"));

    private static final Duration JUST_NOW = Duration.ofSeconds(5);

    private Remembered(FrameRing<Kept> frames) {
        this.frames = frames;
        this.past = new Past(new Kepts(frames), history);
    }

    /// With its frames in a file in this folder.
    static Remembered in(Path folder) throws IOException {
        return new Remembered(FrameRing.open(folder, KEPT, Kept.class));
    }

    void add(Snapshot snapshot, Judgement judgement) {
        history.add(snapshot, judgement);
        statements.add(snapshot);
        writer.execute(() -> keep(Kept.of(snapshot, judgement.waitTrees())));
    }

    /// Marks what the desk has begun to carry out since the last call.
    void acted(Instant at, List<Mitigation> mitigations) {
        Set<String> begun = new HashSet<>();
        for (Mitigation mitigation : mitigations) {
            Plan plan = mitigation.plan();
            boolean acts =
                    switch (mitigation.stage()) {
                        case Stage.Acting ignored -> true;
                        case Stage.InForce ignored -> true;
                        // What ends at once is never seen in force.
                        case Stage.Done done -> done.at().isAfter(at.minus(JUST_NOW));
                        default -> false;
                    };
            if (acts && begun.add(plan.id()) && !acting.contains(plan.id())) {
                history.mark(new Mark(
                        at, Mark.Kind.ACTION, plan.title(), plan.scope().tenant()));
            }
        }
        acting = begun;
    }

    private void keep(Kept kept) {
        try {
            frames.keep(kept.at(), kept);
        } catch (IOException e) {
            countLost(String.valueOf(e.getMessage()));
        }
    }

    private void countLost(String reason) {
        // When it begins and at every thousandth, not once a second for days.
        if (lost.getAndIncrement() % 1000 == 0) {
            LOG.warn("time travel: {} ticks were not kept so far: {}", lost.get(), reason);
        }
    }

    Records records(Clock clock, PlanSource plans) {
        return new Records(clock, history, statements, past, plans);
    }

    @Override
    public void close() throws IOException {
        writer.shutdownNow();
        frames.close();
    }

    private record Kepts(FrameRing<Kept> ring) implements Past.Frames {
        @Override
        public Optional<Kept> at(Instant instant) {
            try {
                return ring.at(instant);
            } catch (IOException e) {
                LOG.warn("time travel: the frame of {} cannot be read", instant, e);
                return Optional.empty();
            }
        }

        @Override
        public Optional<Instant> first() {
            return ring.first();
        }

        @Override
        public Optional<Instant> last() {
            return ring.last();
        }
    }
}
