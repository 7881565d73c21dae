package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Held.Task;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does, undoes and finds out: the steps of a mitigation that change a system or follow from that. Each takes a
/// mitigation that its caller has claimed, so that nothing is done twice, and blocks.
final class Deeds {
    private final Table table;
    private final Ledger ledger;
    private final Crew crew;
    private final InstantSource clock;

    Deeds(Table table, Ledger ledger, Crew crew, InstantSource clock) {
        this.table = table;
        this.ledger = ledger;
        this.crew = crew;
        this.clock = clock;
    }

    /// Records the intent, acts, records the outcome.
    ///
    /// @param lasts how long it may last: what the plan says, or less where a window ends sooner
    void act(Held held, String operator, Duration lasts) {
        // The end is written by the clock of the system that is changed, where it has one: it is the same for every
        // console.
        Instant begun = clock.instant();
        Duration ahead = crew.time(held.plan())
                .map(time -> Duration.between(clock.instant(), time))
                .orElse(Duration.ZERO);
        Instant until = begun.plus(lasts);
        Map<String, String> details = PlanText.write(held.plan());
        details.put("operator", operator);
        details.put("until", until.plus(ahead).toString());
        details.put("ahead", ahead.toString());
        held.mitigation()
                .checks()
                .forEach(check -> details.put("check." + check.name(), check.result() + ": " + check.text()));
        try {
            ledger.before(ledger.entry(held, Step.INTENT, details));
        } catch (IOException problem) {
            to(
                    held,
                    new Stage.Refused("it could not be recorded, so nothing was done: " + problem.getMessage()
                            + ". Free the disk or repair the journal, then plan again."),
                    null);
            return;
        }
        Held ending = table.move(
                        held.plan().id(),
                        current -> Optional.of(current.until(until.plus(ahead)).ending(until)))
                .orElse(held);
        switch (crew.carryOut(held.plan(), Direction.DO, until.plus(ahead))) {
            case Outcome.Done done -> inForce(ending, done.readBack(), operator, until, ahead);
            case Outcome.MovedOn moved -> {
                after(held, Step.MOVED_ON, Map.of("difference", moved.difference(), "operator", operator));
                to(held, new Stage.Refused("it has moved on: " + moved.difference()), null);
            }
            case Outcome.Failed failed -> {
                after(held, Step.FAILED, Map.of("text", failed.text(), "operator", operator));
                putBack(held, failed.text());
            }
            case Outcome.Unknown unknown -> {
                after(held, Step.UNKNOWN, Map.of("text", unknown.text(), "operator", operator));
                Instant now = clock.instant();
                to(
                        held,
                        new Stage.Unknown(now, unknown.text()),
                        new Duty(Task.FIND_OUT, now, 0, "no answer came").again(now));
            }
        }
    }

    private void inForce(Held held, List<String> readBack, String operator, Instant until, Duration ahead) {
        Instant now = clock.instant();
        after(
                held,
                Step.ACTED,
                lines(readBack, Map.of("until", until.plus(ahead).toString(), "operator", operator)));
        table.move(held.plan().id(), current -> Optional.of(current.inForce(now, until, null)));
    }

    // Part of it may be in force, and then nothing else would end it.
    private void putBack(Held held, String text) {
        Instant now = clock.instant();
        if (held.plan().action().ending() == Action.Ending.NEVER) {
            to(held, new Stage.Failed(now, text, false), null);
            return;
        }
        String why = "carrying it out failed (" + text + "); what it had changed was put back";
        to(held, new Stage.Failed(now, text, true), new Duty(Task.UNDO, now, 0, why));
    }

    /// Records that it will be undone, undoes it, records that it was; tried again later where that fails.
    void undo(Held held, Duty duty, String operator) {
        Map<String, String> why = Map.of("why", duty.why(), "operator", operator);
        try {
            ledger.before(ledger.entry(held, Step.UNDO_INTENT, why));
        } catch (IOException problem) {
            undoLater(held, duty, "the undo could not be recorded, so it was not done: " + problem.getMessage());
            return;
        }
        Instant until = held.origin().until();
        switch (crew.carryOut(held.plan(), Direction.UNDO, until == null ? clock.instant() : until)) {
            case Outcome.Done done -> undone(held, duty.why(), lines(done.readBack(), why));
            case Outcome.MovedOn moved ->
                undone(
                        held,
                        duty.why() + "; it had moved on: " + moved.difference(),
                        Map.of("why", duty.why(), "difference", moved.difference(), "operator", operator));
            case Outcome.Failed failed -> notUndone(held, duty, failed.text(), operator);
            // What undoes is conditional on the plan's own marks: doing it once more does nothing twice.
            case Outcome.Unknown unknown -> notUndone(held, duty, unknown.text(), operator);
        }
    }

    private void notUndone(Held held, Duty duty, String text, String operator) {
        after(held, Step.UNDO_FAILED, Map.of("text", text, "why", duty.why(), "operator", operator));
        undoLater(held, duty, text);
    }

    private void undone(Held held, String why, Map<String, String> details) {
        after(held, Step.UNDONE, details);
        to(held, new Stage.Undone(clock.instant(), why), null);
    }

    private void undoLater(Held held, Duty duty, String text) {
        Instant now = clock.instant();
        Duty again = duty.again(now);
        String told = "Not undone, still in force as far as is known: " + text + ". Tried again at " + again.due()
                + "; undo it by hand if that is too late.";
        to(held, new Stage.Failed(now, told, true), again);
    }

    /// Writes down that the system has ended it by itself.
    void lapse(Held held, Duty duty) {
        if (held.stage() instanceof Stage.Awaiting) {
            after(held, Step.REFUSED, Map.of("reason", duty.why()));
            to(held, new Stage.Refused(duty.why()), null);
            return;
        }
        after(held, Step.LAPSED, Map.of("why", duty.why()));
        to(held, new Stage.Done(clock.instant(), effect(held)), null);
    }

    private static Mitigation.@Nullable Effect effect(Held held) {
        return held.stage() instanceof Stage.InForce force ? force.effect() : null;
    }

    /// Asks what became of an intent without an outcome, and finishes or undoes it.
    void findOut(Held held, Duty duty) {
        Instant now = clock.instant();
        Instant ends = held.mitigation().ends();
        Instant end = ends == null ? Recovery.until(held) : ends;
        Instant written = held.origin().until() == null ? end : held.origin().until();
        boolean overdue = !now.isBefore(end);
        switch (crew.standing(held.plan())) {
            case Standing.Done done -> {
                after(
                        held,
                        Step.ACTED,
                        lines(done.readBack(), Map.of("until", written.toString(), "found", duty.why())));
                Held found = held.inForce(now, end, null);
                table.move(held.plan().id(), current -> Optional.of(found));
            }
            case Standing.Partly partly -> {
                after(held, Step.FAILED, Map.of("text", partly.text(), "found", duty.why()));
                putBack(held, "it ended before all of it was done: " + partly.text());
            }
            case Standing.NotDone notDone -> {
                after(held, Step.NOT_DONE, Map.of("text", notDone.text(), "found", duty.why()));
                to(held, new Stage.Refused("found out: nothing was changed: " + notDone.text()), null);
            }
            case Standing.Unknown unknown -> {
                boolean reverted = held.plan().action().ending() == Action.Ending.REVERTED;
                Duty again = overdue && reverted
                        ? new Duty(Task.UNDO, now, 0, "expired while its outcome was not known")
                        : duty.again(now);
                String text = "what became of it is not known (" + duty.why() + "): " + unknown.text();
                to(held, new Stage.Unknown(now, text), again);
            }
        }
    }

    private void after(Held held, Step step, Map<String, String> details) {
        ledger.after(ledger.entry(held, step, details));
    }

    private static Map<String, String> lines(List<String> readBack, Map<String, String> others) {
        Map<String, String> details = new HashMap<>(others);
        for (int index = 0; index < readBack.size(); index++) {
            details.put("readBack." + index, readBack.get(index));
        }
        return details;
    }

    private void to(Held held, Stage stage, @Nullable Duty duty) {
        table.move(held.plan().id(), current -> Optional.of(current.at(stage, duty)));
    }
}
