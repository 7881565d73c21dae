package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.planning.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sees to what is due, on threads of its own: effects, expiry, retries. It looks twice a second also when no tick
/// comes, because a pause ends even when the watching has stopped.
final class Attendant implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Attendant.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration CLOSING = Duration.ofSeconds(30);

    /// What the desk does by itself is done by the desk, not by the operator who approved it.
    static final String DESK = "desk";

    private final Table table;
    private final Deeds deeds;
    private final Effects effects;
    private final Ledger ledger;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Observed> newest = new AtomicReference<>();
    private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mitigation-desk-", 0).factory());
    private volatile boolean closed;

    Attendant(Table table, Deeds deeds, Effects effects, Ledger ledger, InstantSource clock) {
        this.table = table;
        this.deeds = deeds;
        this.effects = effects;
        this.ledger = ledger;
        this.clock = clock;
    }

    void start() {
        wake.offer(true);
        threads.execute(this::attend);
    }

    /// Takes the newest observation; never blocks.
    void observe(Observed observed) {
        newest.set(observed);
        wake.offer(true);
    }

    @Nullable
    Observed newest() {
        return newest.get();
    }

    private void attend() {
        try {
            while (!closed) {
                wake.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (!closed) {
                    look();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RejectedExecutionException closing) {
            LOG.debug("closed while looking", closing);
        }
    }

    // As a task of its own: one look that breaks must not end the looking.
    private void look() throws InterruptedException {
        try {
            threads.submit(this::seeToWhatIsDue).get();
        } catch (ExecutionException broken) {
            LOG.error("the desk could not see to what is due", broken);
        }
    }

    private void seeToWhatIsDue() {
        Instant now = clock.instant();
        ledger.retry();
        Observed observed = newest.get();
        if (observed != null) {
            effects.watch(observed, now);
        }
        for (Held held : table.all()) {
            Duty duty = held.duty();
            if (duty != null && !duty.due().isAfter(now)) {
                claim(held, duty).ifPresent(claimed -> threads.execute(() -> carryOut(claimed, duty)));
            }
        }
    }

    private Optional<Held> claim(Held held, Duty duty) {
        Stage stage =
                switch (duty.task()) {
                    case UNDO -> new Stage.Undoing();
                    case FIND_OUT, LAPSE -> held.stage();
                };
        return table.move(
                held.plan().id(),
                current -> duty.equals(current.duty()) ? Optional.of(current.at(stage, null)) : Optional.empty());
    }

    private void carryOut(Held claimed, Duty duty) {
        switch (duty.task()) {
            case UNDO -> deeds.undo(claimed, duty, DESK);
            case FIND_OUT -> deeds.findOut(claimed, duty);
            case LAPSE -> deeds.lapse(claimed, duty);
        }
        wake.offer(true);
    }

    /// Lets what is being done finish, with a bound.
    @Override
    public void close() {
        closed = true;
        wake.offer(true);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("an act is still being carried out; the next start finds out what became of it");
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
