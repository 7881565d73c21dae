package io.watchfloor.presentation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.signals.estate.Estate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The JavaFX thread of a headless platform, and surroundings that note where pages lead.
public final class Screen {
    private Screen() {}

    /// Does the work on the JavaFX thread and waits for it.
    public static <T> T on(Supplier<T> work) {
        return Screens.on(work);
    }

    /// Where pages led, in order: `floor`, `locks 48213`, `plan Pause …`.
    public static final class Trail implements Navigation {
        public final List<String> steps = new ArrayList<>();

        @Override
        public void floor() {
            steps.add("floor");
        }

        @Override
        public void locks(@Nullable Integer pid) {
            steps.add("locks " + pid);
        }

        @Override
        public void plan(Advice advice) {
            steps.add("plan " + advice.text());
        }
    }

    /// Surroundings whose threads run at once.
    public static Surroundings surroundings(Estate estate, Navigation navigation, boolean canAct, Clock clock) {
        return new Surroundings(
                estate,
                desk(estate, canAct, clock),
                new Surroundings.Threads(Runnable::run, Runnable::run),
                clock,
                navigation);
    }

    /// A desk with a journal in memory and, where it can act, an executor that allows everything.
    static MitigationDesk desk(Estate estate, boolean canAct, Clock clock) {
        List<Executor> executors = canAct ? List.of(new Willing()) : List.of();
        return new MitigationDesk(new MitigationDesk.Parts(estate, new Memory(), executors, clock));
    }

    private static final class Memory implements Journal {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public synchronized void append(Entry entry) {
            entries.add(entry);
        }

        @Override
        public synchronized List<Entry> entries() {
            return List.copyOf(entries);
        }

        @Override
        public void close() {}
    }

    private static final class Willing implements Executor {
        @Override
        public boolean handles(Action action) {
            return true;
        }

        @Override
        public Check permitted(Plan plan) {
            return new Check("permission", Check.Result.PASSED, "", "operator");
        }

        @Override
        public Check rehearse(Plan plan) {
            return new Check("dry run", Check.Result.PASSED, "", "operator");
        }

        @Override
        public Outcome carryOut(Approved approved) {
            return new Outcome.Done(List.of());
        }

        @Override
        public void close() {}
    }
}
