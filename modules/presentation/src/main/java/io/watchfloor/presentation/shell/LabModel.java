package io.watchfloor.presentation.shell;

import io.watchfloor.presentation.Surroundings.Threads;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Asks the lab in the background and hands its answer to the UI thread; one question at a time.
final class LabModel {
    /// What the lab says, or why it does not answer.
    record LabContent(List<LabControl.Scenario> known, Optional<LabControl.Running> running, String problem) {
        static final LabContent NOTHING = new LabContent(List.of(), Optional.empty(), "");

        LabContent {
            known = List.copyOf(known);
        }
    }

    /// A call that changes what the lab plays.
    private interface Change {
        void make() throws IOException;
    }

    private final LabControl lab;
    private final Threads threads;
    private final Consumer<LabContent> show;
    private final AtomicBoolean asking = new AtomicBoolean();

    LabModel(LabControl lab, Threads threads, Consumer<LabContent> show) {
        this.lab = lab;
        this.threads = threads;
        this.show = show;
    }

    /// Asks again; skipped while an earlier question waits for its answer.
    void refresh() {
        if (asking.compareAndSet(false, true)) {
            threads.background().execute(() -> {
                try {
                    answer(null);
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    void start(String name) {
        threads.background().execute(() -> answer(() -> lab.start(name)));
    }

    void stop() {
        threads.background().execute(() -> answer(lab::stop));
    }

    private void answer(@Nullable Change change) {
        LabContent content;
        try {
            if (change != null) {
                change.make();
            }
            content = new LabContent(lab.known(), lab.running(), "");
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            content = new LabContent(List.of(), Optional.empty(), reason);
        }
        LabContent answered = content;
        threads.ui().execute(() -> show.accept(answered));
    }
}
