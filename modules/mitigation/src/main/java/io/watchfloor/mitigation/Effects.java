package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Held.Calm;
import io.watchfloor.mitigation.Mitigation.Effect;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.planning.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches whether the signal moves that a mitigation should move.
final class Effects {
    /// A single sample can fall between two waits: the effect counts when it lasts.
    static final int IN_A_ROW = 3;

    private static final Duration LOOKED_FOR = Duration.ofMinutes(5);

    private final Table table;
    private final Ledger ledger;

    Effects(Table table, Ledger ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    /// Looks at everything in force.
    void watch(Observed observed, Instant now) {
        for (Held held : table.all()) {
            Watched watched = watched(held, now);
            if (watched != null) {
                watch(held, watched, observed, now);
            }
        }
    }

    /// Since when an effect is looked for, and what was seen so far.
    private record Watched(Instant since, @Nullable Effect effect) {}

    // One that came too late is still told.
    private static @Nullable Watched watched(Held held, Instant now) {
        Watched watched =
                switch (held.stage()) {
                    case Stage.InForce force -> new Watched(force.since(), force.effect());
                    case Stage.Done done -> new Watched(done.at(), done.effect());
                    case Stage.Acting acting -> null;
                    case Stage.Unknown unknown -> null;
                    case Stage.Undoing undoing -> null;
                    case Stage.Failed failed -> null;
                    case Stage.Proposed proposed -> null;
                    case Stage.Awaiting awaiting -> null;
                    case Stage.Armed armed -> null;
                    case Stage.Refused refused -> null;
                    case Stage.Undone undone -> null;
                };
        boolean open = watched != null
                && (watched.effect() == null || (!watched.effect().moved() && held.stage() instanceof Stage.InForce));
        // Nothing ends what is done: after some minutes what is seen is no effect of it any more.
        boolean stale = watched != null
                && held.stage() instanceof Stage.Done
                && Duration.between(watched.since(), now).compareTo(LOOKED_FOR) > 0;
        return open && !stale ? watched : null;
    }

    private void watch(Held held, Watched watched, Observed observed, Instant now) {
        Plan.Expectation expect = held.plan().prospect().expect();
        if (expect.blockedPerSecond() <= 0) {
            if (watched.effect() == null) {
                conclude(held, new Effect(false, 0, 0, "nothing waited when it was planned: no effect to see"));
            }
            return;
        }
        Optional<Observed.Blocked> blocked =
                observed.blocked(expect.server(), now).filter(each -> each.at().isAfter(watched.since()));
        if (blocked.isEmpty()) {
            // Neither moved nor not moved: it is not known, and goes on being watched.
            return;
        }
        Instant sampled = blocked.get().at();
        if (sampled.equals(held.calm().sampled())) {
            return;
        }
        double after = blocked.get().sessions();
        boolean fell = after < expect.blockedPerSecond() / 2;
        int row = fell ? held.calm().samples() + 1 : 0;
        table.move(held.plan().id(), current -> Optional.of(current.calm(new Calm(row, sampled))));
        Duration taken = Duration.between(watched.since(), sampled);
        boolean late = taken.compareTo(expect.within()) > 0;
        if (row >= IN_A_ROW) {
            String text = "blocked time fell from " + figure(expect.blockedPerSecond()) + " to " + figure(after)
                    + " within " + taken.toSeconds() + " s" + (late ? ", later than expected" : "");
            conclude(held, new Effect(true, expect.blockedPerSecond(), after, text));
        } else if (late && watched.effect() == null) {
            String text = "blocked time is " + figure(after) + " after " + taken.toSeconds() + " s, from "
                    + figure(expect.blockedPerSecond()) + ": it did not help as expected";
            conclude(held, new Effect(false, expect.blockedPerSecond(), after, text));
        }
    }

    private void conclude(Held held, Effect effect) {
        // Only while it is still in force in the same state: an undo may have begun meanwhile.
        Optional<Held> seen = table.move(
                held.plan().id(),
                current -> current.stage().equals(held.stage()) ? Optional.of(current.seen(effect)) : Optional.empty());
        seen.ifPresent(each -> ledger.after(ledger.entry(
                each,
                effect.moved() ? Step.VERIFIED : Step.NOT_MOVED,
                Map.of(
                        "server", each.plan().prospect().expect().server(),
                        "before", Double.toString(effect.before()),
                        "after", Double.toString(effect.after()),
                        "text", effect.text()))));
    }

    private static String figure(double blockedPerSecond) {
        return Math.round(blockedPerSecond) + " s/s";
    }
}
