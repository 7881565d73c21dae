package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps ends where they belong: an end is an instant of the system's clock, and consoles' clocks differ.
final class Terms {
    /// Less than this is the time the question took.
    private static final Duration NOTHING = Duration.ofSeconds(1);

    private final Works works;

    Terms(Works works) {
        this.works = works;
    }

    /// Compares with the system's clock and moves the end on this console's clock to where it is there. Blocks.
    void compare(Held held) {
        Instant ends = held.mitigation().ends();
        if (ends == null || !(held.stage() instanceof Stage.InForce)) {
            return;
        }
        Instant here = here(held, ends);
        if (Duration.between(ends, here).abs().compareTo(NOTHING) > 0) {
            works.table()
                    .move(
                            held.plan().id(),
                            current -> current.stage() instanceof Stage.InForce
                                    ? Optional.of(current.ending(here))
                                    : Optional.empty());
        }
    }

    /// Before which instant of this console's clock one must not be ended by itself. Blocks.
    Instant notBefore(Held held) {
        Instant ends = held.mitigation().ends();
        if (ends == null) {
            return Instant.MIN;
        }
        Instant here = here(held, ends);
        return Duration.between(ends, here).compareTo(NOTHING) > 0 ? here : Instant.MIN;
    }

    /// Its end on this console's clock; what it is taken for where the system tells no time.
    private Instant here(Held held, Instant ends) {
        Instant until = held.origin().until();
        Instant before = works.now();
        Optional<Instant> time = until == null ? Optional.empty() : works.crew().time(held.plan());
        if (until == null || time.isEmpty()) {
            return ends;
        }
        // The system told its time somewhere between asking and hearing.
        Duration taken = Duration.between(before, works.now());
        return until.minus(Duration.between(before.plus(taken.dividedBy(2)), time.get()));
    }
}
