package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What stands at the right of the floor.
///
/// @param changes newest first
/// @param ahead   soonest first; empty where no schedule is known
record RailContent(FindingCard finding, List<ForceCard> force, List<Change> changes, List<Ahead> ahead) {
    RailContent {
        force = List.copyOf(force);
        changes = List.copyOf(changes);
        ahead = List.copyOf(ahead);
    }

    /// The finding that stands, or none.
    sealed interface FindingCard {}

    /// Nothing stands; `before` tells of the last one.
    record Quiet(String title, String before) implements FindingCard {}

    /// A finding that stands.
    ///
    /// @param words   its severity
    /// @param elapsed since it began, as a stopwatch
    record Standing(TileState state, String words, String title, String elapsed, Detail detail)
            implements FindingCard {}

    /// What is under a finding's title; `root` is the pid of the root blocker.
    record Detail(List<Line> lines, Optional<Integer> root) {
        Detail {
            lines = List.copyOf(lines);
        }
    }

    /// A label and what it says.
    record Line(String label, String text) {}

    /// One mitigation on the desk.
    ///
    /// @param plan     its id, to undo it
    /// @param undoable whether it can be undone by hand now
    record ForceCard(String plan, Head head, Optional<Remaining> remaining, List<Line> lines, boolean undoable) {
        ForceCard {
            lines = List.copyOf(lines);
        }
    }

    /// The title, and a state only where it failed.
    record Head(String title, Optional<TileState> state) {}

    /// Time left of the whole.
    record Remaining(Duration left, Duration whole) {}

    /// Something that changed.
    ///
    /// @param mark fewer words, for the timeline
    record Change(Instant at, Kind kind, String what, String mark, String who) {
        Change(Instant at, Kind kind, String what, String who) {
            this(at, kind, what, what, who);
        }
    }

    /// Kinds of change.
    enum Kind {
        DEPLOYMENT,
        START,
        FINDING,
        MITIGATION
    }

    /// Something that will happen.
    record Ahead(Instant at, String what) {}
}
