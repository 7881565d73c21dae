package io.watchfloor.presentation.shell;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Navigation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Navigation that pages are given before the pages it leads to exist. UI thread.
public final class Switchboard implements Navigation {
    private @Nullable Targets targets;

    /// Where calls lead.
    ///
    /// @param locks takes a pid, or null for the page as it is
    public record Targets(Runnable floor, Consumer<@Nullable Integer> locks, Consumer<Advice> plan) {}

    /// Joins it to what was built. Calls before lead nowhere.
    public void connect(Targets to) {
        targets = to;
    }

    @Override
    public void floor() {
        Targets to = targets;
        if (to != null) {
            to.floor().run();
        }
    }

    @Override
    public void locks(@Nullable Integer pid) {
        Targets to = targets;
        if (to != null) {
            to.locks().accept(pid);
        }
    }

    @Override
    public void plan(Advice advice) {
        Targets to = targets;
        if (to != null) {
            to.plan().accept(advice);
        }
    }
}
