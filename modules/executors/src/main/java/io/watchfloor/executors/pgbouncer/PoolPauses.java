package io.watchfloor.executors.pgbouncer;

import io.watchfloor.executors.pgbouncer.PoolerConsole.Pool;
import io.watchfloor.executors.postgres.Outcomes;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.PausePool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds the queries of a database for some seconds. This console resumes it by itself, also when it is closed; when it
/// is killed within these seconds, its next start or another console that takes up its journal does.
final class PoolPauses implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(PoolPauses.class);
    private static final int ATTEMPTS = 10;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private record Paused(PoolerConsole console, Pool pool) {}

    private final Poolers poolers;
    private final Map<String, Paused> paused = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("pool-resume-", 0).factory());

    PoolPauses(Poolers poolers) {
        this.poolers = poolers;
    }

    @Override
    public boolean handles(Action action) {
        return action instanceof PausePool;
    }

    private static PausePool pause(Plan plan) {
        return (PausePool) plan.action();
    }

    private static String title(PausePool pause) {
        return "database " + pause.database() + " of PgBouncer " + pause.pooler();
    }

    @Override
    public Look look(Action action) {
        PausePool pause = (PausePool) action;
        try {
            Optional<Pool> pool = poolers.of(pause.pooler()).pool(pause.database());
            if (pool.isEmpty()) {
                return new Look.Not("PgBouncer " + pause.pooler() + " knows no database " + pause.database());
            }
            return pool.get().paused()
                    ? new Look.Not(title(pause) + " is paused already")
                    : new Look.Seen(
                            action,
                            List.of(
                                    pool.get().open() + " server connections are open; their transactions end first.",
                                    "If this console is killed within these seconds, queries wait until it or another"
                                            + " console starts, at most query_wait_timeout."));
        } catch (Trouble trouble) {
            return new Look.Not(trouble.text());
        }
    }

    @Override
    public Check permitted(Plan plan) {
        return poolers.permitted(pause(plan).pooler());
    }

    @Override
    public Check rehearse(Plan plan) {
        return new Check("dry run", Result.NOT_OFFERED, "PgBouncer has no dry run", "");
    }

    @Override
    public Outcome carryOut(Approved approved) {
        PausePool pause = pause(approved.plan());
        try {
            PoolerConsole console = poolers.of(pause.pooler());
            Optional<Pool> pool = console.pool(pause.database());
            if (pool.isEmpty()) {
                return new Outcome.MovedOn(title(pause) + " is not known any more");
            }
            return switch (approved.direction()) {
                case DO -> hold(approved.plan().id(), new Paused(console, pool.get()), pause);
                case UNDO -> release(approved.plan().id(), new Paused(console, pool.get()), pause);
            };
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? Outcomes.unknown(trouble.text() + "; whether " + title(pause) + " is paused is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was changed");
        }
    }

    private Outcome hold(String plan, Paused target, PausePool pause) throws Trouble {
        if (target.pool().paused()) {
            return new Outcome.MovedOn(title(pause) + " was paused by someone else");
        }
        // The end is kept from before the request: an answer that never comes changes nothing of it.
        paused.put(plan, target);
        threads.execute(() -> resumeAfter(plan, pause.atMost()));
        try {
            target.console().pause(target.pool(), pause.atMost());
            return new Outcome.Done(List.of(title(pause) + " is paused, it resumes by itself within "
                    + pause.atMost().toMillis() / 1000.0 + " s"));
        } catch (Trouble trouble) {
            resume(plan);
            if (trouble.inDoubt()) {
                return new Outcome.Failed("its transactions did not end within "
                        + pause.atMost().toMillis() / 1000.0 + " s: it was resumed, nothing is held");
            }
            throw trouble;
        }
    }

    private void resumeAfter(String plan, Duration after) {
        try {
            TimeUnit.MILLISECONDS.sleep(after.toMillis());
            for (int attempt = 0; attempt < ATTEMPTS && !resume(plan); attempt++) {
                TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            resume(plan);
        }
    }

    /// Whether nothing of the plan is left to resume.
    private boolean resume(String plan) {
        Paused held = paused.get(plan);
        if (held == null) {
            return true;
        }
        try {
            if (held.console().pool(held.pool().name()).map(Pool::paused).orElse(false)) {
                held.console().resume(held.pool());
            }
            paused.remove(plan);
            return true;
        } catch (Trouble trouble) {
            LOG.error("{} is not resumed yet: {}", held.pool().name(), trouble.text());
            return false;
        }
    }

    private Outcome release(String plan, Paused target, PausePool pause) throws Trouble {
        paused.remove(plan);
        if (!target.pool().paused()) {
            return new Outcome.MovedOn(title(pause) + " has resumed already");
        }
        target.console().resume(target.pool());
        return new Outcome.Done(List.of(title(pause) + " has resumed"));
    }

    /// A pause that is found is overdue: it was to be over before anybody asks.
    @Override
    public Standing standing(Plan plan) {
        PausePool pause = pause(plan);
        try {
            boolean held = poolers.of(pause.pooler())
                    .pool(pause.database())
                    .map(Pool::paused)
                    .orElse(false);
            return held
                    ? new Standing.Partly(title(pause) + " is still paused")
                    : new Standing.NotDone(title(pause) + " is not paused");
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }

    @Override
    public void close() {
        paused.keySet().forEach(this::resume);
        threads.shutdownNow();
    }
}
