package io.watchfloor.mitigation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Carries out one kind of change. Calls block and have timeouts of their own; any thread but the UI's.
public interface Executor extends AutoCloseable {
    /// Whether this executor knows how.
    boolean handles(Action action);

    /// Looks at the target and fills in what is seen of it, without changing anything. Asked once for each plan, before
    /// permission and dry run. What comes complete from a snapshot needs no look.
    default Look look(Action action) {
        return new Look.Seen(action, List.of());
    }

    /// Asks the system whether the operator may.
    Check permitted(Plan plan);

    /// Asks the system to check the change without making it, where the system can.
    Check rehearse(Plan plan);

    /// Makes the change and reads it back. The same request checks that the target is still what was planned.
    Outcome carryOut(Approved approved);

    /// Asks what of a plan is in force, without changing anything. The plan is one that was approved and recorded.
    default Standing standing(Plan plan) {
        return new Standing.Unknown("this executor cannot tell whether " + plan.title() + " was done");
    }

    /// The system's own clock, where it tells one: what ends at an instant must not end early on a console whose clock
    /// is fast.
    default Optional<Instant> time(Plan plan) {
        return Optional.empty();
    }

    /// What consoles have left in force in this system, by the marks they leave: found by whoever looks next.
    default List<Left> left() {
        return List.of();
    }

    /// Takes what is, or may be, in force past its end, where this system can call people: each minute while there is
    /// any, and once when there is none left.
    default void alarm(List<Mitigation> overdue) {}

    @Override
    void close();
}
