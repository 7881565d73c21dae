package io.watchfloor.presentation.shell;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.presentation.Navigation;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Navigation that pages are given before the pages it leads to exist. UI thread.
public final class Switchboard implements Navigation {
    /// Long enough to see the effect, short enough to be remembered.
    private static final Duration USUAL = Duration.ofMinutes(20);

    private @Nullable Targets targets;

    /// Where calls lead.
    ///
    /// @param locks takes a pid, or null for the page as it is
    public record Targets(
            Runnable floor, Consumer<@Nullable Integer> locks, Consumer<Wish> plan, Consumer<Mitigation> open) {}

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
            to.plan().accept(new Wish(advice, RunInFlight.STOP, USUAL));
        }
    }

    @Override
    public void plan(Wish wish) {
        Targets to = targets;
        if (to != null) {
            to.plan().accept(wish);
        }
    }

    @Override
    public void open(Mitigation mitigation) {
        Targets to = targets;
        if (to != null) {
            to.open().accept(mitigation);
        }
    }
}
