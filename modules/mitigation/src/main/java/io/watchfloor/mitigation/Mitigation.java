package io.watchfloor.mitigation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A mitigation on the desk: its plan, its guards and where it stands. Immutable; each transition is recorded.
public record Mitigation(Plan plan, List<Check> checks, Stage stage) {
    public Mitigation {
        checks = List.copyOf(checks);
    }

    /// Where it stands.
    public sealed interface Stage {
        /// Checked and waiting for approval; only possible when every check allows it.
        record Proposed() implements Stage {}

        /// Not possible, or not any more: the reason.
        record Refused(String reason) implements Stage {}

        /// Recorded, being carried out.
        record Acting() implements Stage {}

        /// Carried out; undone at `until`.
        ///
        /// @param effect what was seen of the signal it should move, absent while it is being watched
        record InForce(
                Instant since, Instant until, @Nullable Effect effect) implements Stage {}

        /// Being undone.
        record Undoing() implements Stage {}

        /// Undone at `at` by expiry or hand.
        record Undone(Instant at, String why) implements Stage {}

        /// Carrying out or undoing failed: what is known and what to do.
        record Failed(Instant at, String text) implements Stage {}
    }

    /// What became of the signal it should move.
    public record Effect(boolean moved, double before, double after, String text) {}
}
