package io.watchfloor.mitigation;

import io.watchfloor.journal.Recorded;
import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Held.Task;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What other consoles do, as the shared journal tells it: shown here, holding its targets here, and undone from here
/// when its own console does not see to its end.
final class Abroad {
    /// So long after the end its own console has the first go.
    static final Duration GRACE = Duration.ofSeconds(30);

    private final Works works;
    private final Approvals approvals;

    Abroad(Works works, Approvals approvals) {
        this.works = works;
        this.approvals = approvals;
    }

    /// Takes what others recorded, in its order. What does not hold as a chain proves nothing and is left out.
    void take(List<Recorded> recorded) {
        for (Recorded each : recorded) {
            Optional<Step> step = Step.of(each.entry().step());
            if (step.isPresent() && each.origin().linked()) {
                take(each, step.get());
            }
        }
    }

    private void take(Recorded recorded, Step step) {
        Optional<Held> known = works.table().find(recorded.entry().mitigation());
        if (known.isPresent() && !known.get().isForeign()) {
            own(known.get(), recorded, step);
            return;
        }
        Held next = Recovery.next(known.orElse(null), step, recorded.entry(), works.now());
        if (next != null && (known.isEmpty() || !next.stage().equals(known.get().stage()))) {
            works.table().put(guarded(next.of(recorded.console())));
        }
    }

    // Another console speaks of one of ours: it approves it as the second person, or has undone it.
    private void own(Held held, Recorded recorded, Step step) {
        if (step == Step.SECONDED && held.stage() instanceof Stage.Awaiting) {
            approvals.seconded(held, recorded);
        } else if (step == Step.UNDONE && held.occupies()) {
            String why = recorded.entry().details().getOrDefault("why", "") + " · by " + recorded.console();
            works.table()
                    .move(
                            held.plan().id(),
                            current -> current.occupies()
                                    ? Optional.of(current.at(
                                            new Stage.Undone(recorded.entry().at(), why), null))
                                    : Optional.empty());
        }
    }

    private Held guarded(Held foreign) {
        return foreign.due(duty(foreign));
    }

    private @Nullable Duty duty(Held foreign) {
        Instant ends = foreign.mitigation().ends();
        boolean reverted = foreign.plan().action().ending() == Action.Ending.REVERTED;
        if (ends == null || !reverted || !foreign.occupies() || !works.crew().present()) {
            return null;
        }
        String why = "expired; " + foreign.origin().console() + ", which began it, did not undo it";
        return new Duty(Task.UNDO, ends.plus(GRACE), 0, why);
    }
}
