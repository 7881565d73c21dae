package io.watchfloor.presentation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Surroundings of a production estate whose desk can act, with the real UI thread.
public final class TestSurroundings {
    private TestSurroundings() {}

    public static Surroundings at(Instant now) {
        return at(now, new Went());
    }

    public static Surroundings at(Instant now, Navigation navigation) {
        Estate estate = Stories.estate(Environment.PRODUCTION);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Surroundings(
                estate,
                Screen.desk(estate, true, clock),
                new Surroundings.Threads(Platform::runLater, Runnable::run),
                clock,
                navigation);
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
}
