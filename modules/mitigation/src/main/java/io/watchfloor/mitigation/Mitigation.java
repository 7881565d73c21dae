package io.watchfloor.mitigation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mitigation on the desk: its plan, its guards and where it stands. Immutable; each transition is recorded.
///
/// @param ends when it should have ended by this console's clock, absent while it was not begun
public record Mitigation(
        Plan plan,
        List<Check> checks,
        Stage stage,
        @Nullable Instant ends) {
    /// So long after its end one that is still in force is overdue.
    public static final Duration GRACE = Duration.ofSeconds(60);

    public Mitigation {
        checks = List.copyOf(checks);
    }

    /// One that was not begun.
    public Mitigation(Plan plan, List<Check> checks, Stage stage) {
        this(plan, checks, stage, null);
    }

    /// Whether it is, or may be, in force though its end has passed: nothing is forgotten more easily.
    public boolean overdue(Instant now) {
        return ends != null && mayBeInForce() && now.isAfter(ends.plus(GRACE));
    }

    /// Whether something of it is, or may be, in force.
    public boolean mayBeInForce() {
        return switch (stage) {
            case Stage.Acting acting -> true;
            case Stage.Unknown unknown -> true;
            case Stage.InForce inForce -> true;
            case Stage.Undoing undoing -> true;
            case Stage.Failed failed -> failed.open();
            case Stage.Proposed proposed -> false;
            case Stage.Awaiting awaiting -> false;
            case Stage.Armed armed -> false;
            case Stage.Refused refused -> false;
            case Stage.Done done -> false;
            case Stage.Undone undone -> false;
        };
    }

    /// Where it stands.
    public sealed interface Stage {
        /// Checked and waiting for approval; only possible when every check allows it.
        record Proposed() implements Stage {}

        /// Approved by one where the policy asks for two: the second approves from another console.
        record Awaiting(Instant since, String first) implements Stage {}

        /// Approved beforehand, done when its trigger comes within its window.
        record Armed(Arming arming) implements Stage {}

        /// Not possible, or not any more: the reason.
        record Refused(String reason) implements Stage {}

        /// Recorded, being carried out.
        record Acting() implements Stage {}

        /// Sent, and no answer came: it may be in force. Being found out.
        record Unknown(Instant at, String text) implements Stage {}

        /// Carried out; undone at `until`.
        ///
        /// @param effect what was seen of the signal it should move, absent while it is being watched
        record InForce(
                Instant since, Instant until, @Nullable Effect effect) implements Stage {}

        /// Carried out, and nothing of it is left to be undone: it cannot be, or has ended by itself.
        record Done(Instant at, @Nullable Effect effect) implements Stage {}

        /// Being undone.
        record Undoing() implements Stage {}

        /// Undone at `at` by expiry or hand.
        record Undone(Instant at, String why) implements Stage {}

        /// Carrying out or undoing failed: what is known and what to do.
        ///
        /// @param open whether something of it may still be in force
        record Failed(Instant at, String text, boolean open) implements Stage {}
    }

    /// What became of the signal it should move.
    public record Effect(boolean moved, double before, double after, String text) {}
}
