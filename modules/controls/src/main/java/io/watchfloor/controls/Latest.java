package io.watchfloor.controls;

import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Carries the newest value to the UI thread. A value not yet shown is replaced, never queued.
public final class Latest<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Executor ui;
    private final Consumer<? super T> show;

    /// `ui` runs what it is given on the UI thread, in order; `show` is called there only.
    public Latest(Executor ui, Consumer<? super T> show) {
        this.ui = Objects.requireNonNull(ui, "ui");
        this.show = Objects.requireNonNull(show, "show");
    }

    /// Offers a value from any thread.
    public void offer(T value) {
        Objects.requireNonNull(value, "value");
        if (waiting.getAndSet(value) == null) {
            ui.execute(this::hand);
        }
    }

    private void hand() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            show.accept(value);
        }
    }
}
