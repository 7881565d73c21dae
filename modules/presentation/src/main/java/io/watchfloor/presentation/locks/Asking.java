package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Surroundings.Threads;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers questions in the background, one at a time; of those that come meanwhile only the newest is answered.
/// Asked and answered on the UI thread.
final class Asking<Q, A> {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final Threads threads;
    private final Function<Q, A> answer;
    private final BiConsumer<Q, A> shown;
    private boolean busy;
    private @Nullable Q next;

    Asking(Threads threads, Function<Q, A> answer, BiConsumer<Q, A> shown) {
        this.threads = threads;
        this.answer = answer;
        this.shown = shown;
    }

    void ask(Q question) {
        if (busy) {
            next = question;
            return;
        }
        busy = true;
        FutureTask<A> task = new FutureTask<>(() -> answer.apply(question)) {
            @Override
            protected void done() {
                threads.ui().execute(() -> Asking.this.done(question, this));
            }
        };
        threads.background().execute(task);
    }

    private void done(Q question, Future<A> task) {
        busy = false;
        if (task.state() == Future.State.SUCCESS) {
            shown.accept(question, task.resultNow());
        } else {
            LOG.error("what the page asked for could not be read", task.exceptionNow());
        }
        Q waiting = next;
        next = null;
        if (waiting != null) {
            ask(waiting);
        }
    }
}
