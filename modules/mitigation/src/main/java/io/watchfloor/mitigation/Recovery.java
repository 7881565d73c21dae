package io.watchfloor.mitigation;

import io.watchfloor.journal.Entry;
import io.watchfloor.mitigation.Held.Calm;
import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Held.Task;
import io.watchfloor.mitigation.Mitigation.Effect;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rebuilds from the journal what was begun, and what is still to be done about it. Whatever is not known to have
/// ended is taken up.
final class Recovery {
    private Recovery() {}

    /// Everything that was ever approved, newest first.
    static List<Held> of(List<Entry> entries, Instant now) {
        Map<String, Held> byPlan = new LinkedHashMap<>();
        for (Entry entry : entries) {
            Optional<Step> step = Step.of(entry.step());
            if (step.isPresent()) {
                Held next = next(byPlan.get(entry.mitigation()), step.get(), entry, now);
                if (next != null) {
                    byPlan.put(entry.mitigation(), next);
                }
            }
        }
        List<Held> newestFirst = new ArrayList<>(byPlan.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private static @Nullable Held next(@Nullable Held held, Step step, Entry entry, Instant now) {
        if (held == null) {
            return step == Step.INTENT ? begun(entry, now) : null;
        }
        return switch (step) {
            case DRY_RUN, REFUSED, INTENT -> held;
            case ACTED -> inForce(held, entry);
            case NOT_DONE -> held.at(new Stage.Refused(text(entry, "text")), null);
            case MOVED_ON -> held.at(new Stage.Refused("it has moved on: " + text(entry, "difference")), null);
            case FAILED ->
                held.at(
                        new Stage.Failed(entry.at(), text(entry, "text")),
                        new Duty(Task.UNDO, now, 0, "carrying it out had failed; what it had changed was put back"));
            case VERIFIED, NOT_MOVED -> seen(held, entry, step == Step.VERIFIED);
            // Begun and not known to have ended: undoing again is harmless, because only its own marks are undone.
            case UNDO_INTENT -> held.at(new Stage.Undoing(), new Duty(Task.UNDO, now, 0, text(entry, "why")));
            case UNDO_FAILED ->
                held.at(
                        new Stage.Failed(entry.at(), text(entry, "text")),
                        new Duty(Task.UNDO, now, 0, text(entry, "why")));
            case UNDONE -> held.at(new Stage.Undone(entry.at(), text(entry, "why")), null);
        };
    }

    private static @Nullable Held begun(Entry entry, Instant now) {
        return PlanText.read(entry.mitigation(), entry.details())
                .map(plan -> new Held(
                        new Mitigation(plan, List.of(), new Stage.Acting()),
                        entry.who(),
                        new Duty(Task.FIND_OUT, now, 0, "intent of " + entry.at()),
                        Calm.NONE))
                .orElse(null);
    }

    private static Held inForce(Held held, Entry entry) {
        Instant until = instant(entry, "until").orElse(entry.at());
        return held.at(new Stage.InForce(entry.at(), until, null), new Duty(Task.UNDO, until, 0, "expired"));
    }

    private static Held seen(Held held, Entry entry, boolean moved) {
        if (!(held.stage() instanceof Stage.InForce inForce)) {
            return held;
        }
        Effect effect = new Effect(moved, number(entry, "before"), number(entry, "after"), text(entry, "text"));
        return held.seen(inForce, effect);
    }

    /// When one that was taken up without an outcome would have ended: counted from its plan, which is never later
    /// than from the act.
    static Instant until(Held held) {
        return held.plan().scope().planned().plus(held.plan().scope().lasts());
    }

    private static String text(Entry entry, String key) {
        return entry.details().getOrDefault(key, "");
    }

    private static double number(Entry entry, String key) {
        try {
            return Double.parseDouble(text(entry, key));
        } catch (NumberFormatException damaged) {
            return 0;
        }
    }

    private static Optional<Instant> instant(Entry entry, String key) {
        try {
            return Optional.of(Instant.parse(text(entry, key)));
        } catch (DateTimeParseException damaged) {
            return Optional.empty();
        }
    }
}
