package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.planning.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The executors, asked on virtual threads with a cap on time. However one ends, there is an answer.
final class Crew implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Crew.class);

    /// Executors have timeouts of their own on every call; this is for one that breaks its promise.
    private static final Duration CAP = Duration.ofSeconds(90);

    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final List<Executor> executors;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("executor-", 0).factory());

    Crew(List<Executor> executors) {
        this.executors = executors;
    }

    boolean present() {
        return !executors.isEmpty();
    }

    private Optional<Executor> forAction(Action action) {
        return executors.stream().filter(each -> each.handles(action)).findFirst();
    }

    Check permitted(Plan plan) {
        return check("permission", plan, executor -> executor.permitted(plan));
    }

    Check rehearse(Plan plan) {
        return check("dry run", plan, executor -> executor.rehearse(plan));
    }

    private Check check(String name, Plan plan, Function<Executor, Check> question) {
        Optional<Executor> executor = forAction(plan.action());
        if (executor.isEmpty()) {
            return Words.failed(name, "this console has nothing that could carry this out");
        }
        return ask(() -> question.apply(executor.get()), text -> Words.failed(name, text));
    }

    /// What the target of an action is now.
    Look look(Action action) {
        Optional<Executor> executor = forAction(action);
        if (executor.isEmpty()) {
            return new Look.Not("this console has nothing that could carry this out");
        }
        return ask(() -> executor.get().look(action), Look.Not::new);
    }

    /// The clock of the system that a plan changes, where it tells one.
    Optional<Instant> time(Plan plan) {
        return forAction(plan.action())
                .flatMap(executor -> ask(() -> executor.time(plan), text -> Optional.<Instant>empty()));
    }

    /// What consoles have left in force, by the marks in the systems.
    List<Left> left() {
        return executors.stream()
                .flatMap(executor -> ask(executor::left, text -> List.<Left>of()).stream())
                .toList();
    }

    /// Has people called for what is overdue.
    void alarm(List<Mitigation> overdue) {
        executors.forEach(executor -> ask(
                () -> {
                    executor.alarm(overdue);
                    return true;
                },
                text -> false));
    }

    Outcome carryOut(Plan plan, Direction direction, Instant until) {
        Optional<Executor> executor = forAction(plan.action());
        if (executor.isEmpty()) {
            return new Outcome.Failed("this console has nothing that could carry this out: nothing was changed by it");
        }
        Approved approved = new Approved(plan, direction, until);
        return ask(
                () -> executor.get().carryOut(approved),
                text -> new Outcome.Unknown(text + ": what was changed is not known"));
    }

    Standing standing(Plan plan) {
        Optional<Executor> executor = forAction(plan.action());
        if (executor.isEmpty()) {
            return new Standing.Unknown("this console has nothing that could ask");
        }
        return ask(() -> executor.get().standing(plan), Standing.Unknown::new);
    }

    private <T> T ask(Callable<T> question, Function<String, T> without) {
        Future<T> answer = threads.submit(question);
        try {
            return answer.get(CAP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException broken) {
            LOG.error("an executor ended without an answer", broken);
            return without.apply("it ended without an answer (" + broken.getCause() + ")");
        } catch (TimeoutException late) {
            answer.cancel(true);
            return without.apply("no answer within " + CAP.toSeconds() + " s");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return without.apply("the console was stopped before the answer came");
        }
    }

    /// Lets what is being carried out end, with a bound: cutting it off would leave its outcome unknown.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("an act is cut off by closing; the next start finds out what became of it");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
        executors.forEach(Executor::close);
    }
}
