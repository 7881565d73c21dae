package io.watchfloor.mitigation;

/// Carries out one kind of change. Calls block and have timeouts of their own; any thread but the UI's.
public interface Executor extends AutoCloseable {
    /// Whether this executor knows how.
    boolean handles(Action action);

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

    @Override
    void close();
}
