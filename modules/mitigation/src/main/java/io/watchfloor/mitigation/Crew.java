package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Approved.Direction;
import java.time.Duration;
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
            return Guards.failed(name, "this console has nothing that could carry this out");
        }
        return ask(() -> question.apply(executor.get()), text -> Guards.failed(name, text));
    }

    Outcome carryOut(Plan plan, Direction direction) {
        Optional<Executor> executor = forAction(plan.action());
        if (executor.isEmpty()) {
            return new Outcome.Failed("this console has nothing that could carry this out: nothing was changed by it");
        }
        Approved approved = new Approved(plan, direction);
        return ask(
                () -> executor.get().carryOut(approved),
                text -> new Outcome.Failed(text + ": what was changed is not known"));
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

    @Override
    public void close() {
        threads.shutdownNow();
        executors.forEach(Executor::close);
    }
}
