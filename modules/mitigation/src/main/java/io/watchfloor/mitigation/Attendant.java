package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.planning.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
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
    private static final Duration ROUND = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(30);

    /// What the desk does by itself is done by the desk, not by the operator who approved it.
    static final String DESK = "desk";

    /// What is looked at now and then: it asks systems, and nothing waits for it.
    record Rounds(Armory armory, Presence presence, Terms terms, Leftovers leftovers) {}

    private final Works works;
    private final Rounds rounds;
    private final Effects effects;
    private final Set<String> firing = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Observed> newest;
    private final BlockingQueue<Boolean> wake = new ArrayBlockingQueue<>(1);
    private final ExecutorService threads;
    private @Nullable Instant round;
    private volatile boolean alarmed;
    private volatile boolean closed;

    Attendant(Works works, Rounds rounds, AtomicReference<@Nullable Observed> newest, ExecutorService threads) {
        this.works = works;
        this.rounds = rounds;
        this.effects = new Effects(works.table(), works.ledger());
        this.newest = newest;
        this.threads = threads;
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
        Instant now = works.now();
        works.ledger().retry();
        Observed observed = newest.get();
        if (observed != null) {
            effects.watch(observed, now);
            seeToArmed(observed);
        }
        for (Held held : works.table().all()) {
            Duty duty = held.duty();
            if (duty != null && !duty.due().isAfter(now)) {
                claim(held, duty).ifPresent(claimed -> threads.execute(() -> carryOut(claimed, duty)));
            }
        }
        if (round == null || !now.isBefore(round.plus(ROUND))) {
            round = now;
            threads.execute(this::goRound);
        }
    }

    private void seeToArmed(Observed observed) {
        for (Held held : works.table().all()) {
            if (held.stage() instanceof Stage.Armed armed
                    && !held.isForeign()
                    && firing.add(held.plan().id())) {
                threads.execute(() -> {
                    try {
                        rounds.armory().look(held, armed.arming(), observed);
                    } finally {
                        firing.remove(held.plan().id());
                    }
                });
            }
        }
    }

    // What need not be seen to at once.
    private void goRound() {
        if (!works.crew().present()) {
            return;
        }
        rounds.presence().say();
        works.table().all().forEach(held -> rounds.terms().compare(held));
        rounds.leftovers().look();
        List<Mitigation> overdue = works.table().all().stream()
                .map(Held::mitigation)
                .filter(each -> each.overdue(works.now()))
                .toList();
        overdue.forEach(each -> LOG.error(
                "overdue since {}: {} ({})",
                each.ends(),
                each.plan().title(),
                each.plan().id()));
        if (!overdue.isEmpty() || alarmed) {
            works.crew().alarm(overdue);
            alarmed = !overdue.isEmpty();
        }
        wake.offer(true);
    }

    private Optional<Held> claim(Held held, Duty duty) {
        Stage stage =
                switch (duty.task()) {
                    case UNDO -> new Stage.Undoing();
                    case FIND_OUT, LAPSE -> held.stage();
                };
        return works.table()
                .move(
                        held.plan().id(),
                        current ->
                                duty.equals(current.duty()) ? Optional.of(current.at(stage, null)) : Optional.empty());
    }

    private void carryOut(Held claimed, Duty duty) {
        switch (duty.task()) {
            case UNDO -> undo(claimed, duty);
            case FIND_OUT -> works.deeds().findOut(claimed, duty);
            case LAPSE -> works.deeds().lapse(claimed, duty);
        }
        wake.offer(true);
    }

    // A console whose clock is fast must not end early: the system's own clock has the last word.
    private void undo(Held claimed, Duty duty) {
        Instant late = duty.why().startsWith(Held.EXPIRED) && duty.attempts() == 0
                ? rounds.terms().notBefore(claimed)
                : Instant.MIN;
        if (late.isAfter(works.now())) {
            works.table().move(claimed.plan().id(), current -> Optional.of(current.inForce(works.now(), late, null)));
        } else {
            works.deeds().undo(claimed, duty, DESK);
        }
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
