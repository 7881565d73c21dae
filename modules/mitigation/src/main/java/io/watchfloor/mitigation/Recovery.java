package io.watchfloor.mitigation;

import io.watchfloor.journal.Entry;
import io.watchfloor.mitigation.Held.Calm;
import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Held.Origin;
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

    /// What an entry makes of a mitigation; nothing while none is known of.
    static @Nullable Held next(@Nullable Held held, Step step, Entry entry, Instant now) {
        return switch (step) {
            case DRY_RUN -> held;
            case APPROVED ->
                begun(
                        held,
                        entry,
                        new Stage.Awaiting(entry.at(), entry.who()),
                        new Duty(
                                Task.LAPSE,
                                entry.at().plus(Guards.PLAN_KEEPS),
                                0,
                                "no second person approved it in time"));
            case ARMED ->
                ArmingText.read(entry.details())
                        .map(arming -> begun(held, entry, new Stage.Armed(arming), null))
                        .orElse(held);
            case INTENT ->
                ending(begun(held, entry, new Stage.Acting(), new Duty(Task.FIND_OUT, now, 0, "after a crash")), entry);
            case FOUND -> {
                Held found = begun(held, entry, new Stage.Acting(), null);
                yield found == null ? null : inForce(found, entry);
            }
            case REFUSED,
                    SECONDED,
                    DISARMED,
                    ACTED,
                    UNKNOWN,
                    NOT_DONE,
                    MOVED_ON,
                    FAILED,
                    VERIFIED,
                    NOT_MOVED,
                    UNDO_INTENT,
                    UNDO_FAILED,
                    UNDONE,
                    LAPSED,
                    ON_WATCH -> held == null ? null : on(held, step, entry, now);
        };
    }

    private static @Nullable Held begun(@Nullable Held held, Entry entry, Stage stage, @Nullable Duty duty) {
        if (held != null) {
            return held.at(stage, duty).by(entry.who());
        }
        return PlanText.read(entry.details())
                .map(plan ->
                        new Held(new Mitigation(plan, List.of(), stage), entry.who(), duty, Calm.NONE, Origin.HERE))
                .orElse(null);
    }

    private static @Nullable Held ending(@Nullable Held held, Entry entry) {
        if (held == null) {
            return null;
        }
        Instant until = instant(entry, "until").orElse(until(held));
        return held.until(until).ending(until);
    }

    private static Held on(Held held, Step step, Entry entry, Instant now) {
        return switch (step) {
            case DRY_RUN, APPROVED, SECONDED, ARMED, INTENT, FOUND, ON_WATCH -> held;
            case REFUSED -> held.occupies() ? held : held.at(new Stage.Refused(text(entry, "reason")), null);
            case DISARMED -> held.at(new Stage.Refused("disarmed: " + text(entry, "why")), null);
            case ACTED -> inForce(held, entry);
            case UNKNOWN ->
                held.at(
                        new Stage.Unknown(entry.at(), text(entry, "text")),
                        new Duty(Task.FIND_OUT, now, 0, "no answer came"));
            case NOT_DONE -> held.at(new Stage.Refused(text(entry, "text")), null);
            case MOVED_ON -> held.at(new Stage.Refused("it has moved on: " + text(entry, "difference")), null);
            case FAILED -> failed(held, entry, now);
            case VERIFIED, NOT_MOVED -> held.seen(effect(entry, step == Step.VERIFIED));
            // Begun and not known to have ended: undoing again is harmless, because only its own marks are undone.
            case UNDO_INTENT -> held.at(new Stage.Undoing(), new Duty(Task.UNDO, now, 0, text(entry, "why")));
            case UNDO_FAILED ->
                held.at(
                        new Stage.Failed(entry.at(), text(entry, "text"), true),
                        new Duty(Task.UNDO, now, 0, text(entry, "why")));
            case UNDONE -> held.at(new Stage.Undone(entry.at(), text(entry, "why")), null);
            case LAPSED -> held.at(new Stage.Done(entry.at(), null), null);
        };
    }

    private static Held inForce(Held held, Entry entry) {
        Instant until = instant(entry, "until").orElse(entry.at());
        return held.until(until).inForce(entry.at(), until, null);
    }

    private static Held failed(Held held, Entry entry, Instant now) {
        boolean open = held.plan().action().ending() != Action.Ending.NEVER;
        return held.at(
                new Stage.Failed(entry.at(), text(entry, "text"), open),
                open
                        ? new Duty(Task.UNDO, now, 0, "carrying it out had failed; what it had changed was put back")
                        : null);
    }

    private static Effect effect(Entry entry, boolean moved) {
        return new Effect(moved, number(entry, "before"), number(entry, "after"), text(entry, "text"));
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

    static Optional<Instant> instant(Entry entry, String key) {
        try {
            return Optional.of(Instant.parse(text(entry, key)));
        } catch (DateTimeParseException damaged) {
            return Optional.empty();
        }
    }
}
