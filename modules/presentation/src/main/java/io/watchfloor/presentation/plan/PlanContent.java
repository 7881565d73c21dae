package io.watchfloor.presentation.plan;

import io.watchfloor.mitigation.Action.RunInFlight;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the plan shows at one instant, ready to be drawn.
///
/// @param sheet the plan itself, absent until the desk has planned
record PlanContent(Title title, @Nullable Sheet sheet, Standing standing, Foot foot) {

    /// The head.
    ///
    /// @param environment in the tag at the right
    record Title(String title, String subject, String environment, String planned) {}

    /// The body.
    record Sheet(Facts facts, Changes changes, Effects effects, Prose prose, List<CheckLine> checks) {
        Sheet {
            checks = List.copyOf(checks);
        }
    }

    /// What it frees, what it costs, how it ends.
    ///
    /// @param stale why they cannot be taken for now, empty while they can
    record Facts(List<Fact> facts, String stale) {
        Facts {
            facts = List.copyOf(facts);
        }
    }

    /// One of them: a large figure, its unit, a line under it.
    ///
    /// @param caution whether it is something to stop at
    record Fact(String caption, String figure, String unit, String line, boolean caution) {
        /// An ordinary one.
        Fact(String caption, String figure, String unit, String line) {
            this(caption, figure, unit, line, false);
        }
    }

    /// What changes and what was chosen.
    ///
    /// @param gitops who will revert it, empty when nobody
    record Changes(List<Target> targets, Choice choice, String gitops) {
        Changes {
            targets = List.copyOf(targets);
        }
    }

    /// The changes of one object.
    record Target(String object, List<Difference> differences) {
        Target {
            differences = List.copyOf(differences);
        }
    }

    /// One field before and after; before is empty for one that was not there.
    record Difference(String before, String after, String note) {}

    /// What the operator chose.
    ///
    /// @param run  what there is to choose about a run in flight
    /// @param ends whether it has an end to choose
    record Choice(RunInFlight inFlight, Run run, Duration lasts, boolean ends) {
        boolean offersRun() {
            return run == Run.OFFERED;
        }
    }

    /// Whether there is a run in flight to decide about.
    enum Run {
        /// It is no batch.
        NO_BATCH,
        /// A batch of which none runs.
        NONE,
        OFFERED
    }

    /// Measures now and after.
    record Effects(List<Effect> effects, List<String> notes) {
        Effects {
            effects = List.copyOf(effects);
            notes = List.copyOf(notes);
        }
    }

    /// One measure as text, and as a share of the larger of both, 0 to 1.
    record Effect(String name, String now, String after, double afterShare) {}

    /// Sentences.
    record Prose(List<String> costs, List<String> undoneBy) {
        Prose {
            costs = List.copyOf(costs);
            undoneBy = List.copyOf(undoneBy);
        }
    }

    /// One guard's answer; failed ones come first.
    record CheckLine(Mark mark, String name, String text) {}

    /// The shape of a check.
    enum Mark {
        PASSED,
        FAILED,
        NOT_OFFERED
    }

    /// How things stand, in a word and a sentence.
    record Standing(Kind kind, String word, String text) {}

    /// The kinds of standing.
    enum Kind {
        PLANNING,
        /// Nothing stands against it.
        READY,
        /// It cannot be done: the reason stands under the dashed button.
        IMPOSSIBLE,
        ACTING,
        /// Approved, and waiting for a second person or a trigger.
        WAITING,
        IN_FORCE,
        OVER,
        REFUSED,
        FAILED
    }

    /// What can be pressed.
    ///
    /// @param reason   why the act button is dashed, empty when it is not
    /// @param identity as whom it is done
    record Foot(Asks asks, Button act, Armable arm, String reason, String identity) {
        /// Whether a dry run can be recorded: there is a plan, and it can still be decided on.
        boolean canRehearse() {
            return act.does() == Does.ACT;
        }
    }

    /// What is asked of the operator before it can be pressed.
    ///
    /// @param name    the name to be typed, empty where none is asked for
    /// @param consent whether consent is asked for to something that nobody would undo
    record Asks(String name, boolean nameMatches, boolean consent, boolean consented) {}

    /// Whether it can be approved beforehand.
    ///
    /// @param open    whether the operator is choosing a window
    /// @param allowed whether the name is typed and consent given
    /// @param cause   the cause that could set it off, empty while there is no finding
    record Armable(boolean offered, boolean open, boolean allowed, String cause) {}

    /// The one button that changes something: to act, or to undo.
    record Button(Does does, String label, boolean enabled) {}

    /// What the button does.
    enum Does {
        ACT,
        UNDO,
        PLAN_AGAIN,
        NOTHING
    }
}
