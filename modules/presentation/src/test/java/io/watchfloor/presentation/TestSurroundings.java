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
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Surroundings with a journal in memory and an executor that allows everything.
public final class TestSurroundings {
    private TestSurroundings() {}

    public static Surroundings at(Instant now) {
        return at(now, new Went());
    }

    public static Surroundings at(Instant now, Navigation navigation) {
        Estate estate = Stories.estate(Environment.PRODUCTION);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        MitigationDesk desk =
                new MitigationDesk(new MitigationDesk.Parts(estate, new Kept(), List.of(new Willing()), clock));
        return new Surroundings(
                estate, desk, new Surroundings.Threads(Platform::runLater, Runnable::run), clock, navigation);
    }

    /// Remembers where a page led.
    public static final class Went implements Navigation {
        public final List<Advice> plans = new ArrayList<>();

        @Override
        public void floor() {}

        @Override
        public void locks(@Nullable Integer pid) {}

        @Override
        public void plan(Advice advice) {
            plans.add(advice);
        }
    }

    private static final class Kept implements Journal {
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
            return new Check("permission", Check.Result.PASSED, "", "operator-1");
        }

        @Override
        public Check rehearse(Plan plan) {
            return new Check("dry run", Check.Result.PASSED, "", "");
        }

        @Override
        public Outcome carryOut(Approved approved) {
            return new Outcome.Done(List.of("suspended"));
        }

        @Override
        public void close() {}
    }
}
