package io.watchfloor.mitigation;

/// A plan that was checked, approved and recorded. Only [MitigationDesk] makes one: what is unrecorded is not done.
public final class Approved {
    /// Forwards or back.
    public enum Direction {
        DO,
        UNDO
    }

    private final Plan plan;
    private final Direction direction;

    Approved(Plan plan, Direction direction) {
        this.plan = plan;
        this.direction = direction;
    }

    /// What to carry out.
    public Plan plan() {
        return plan;
    }

    /// Whether to do or to undo it.
    public Direction direction() {
        return direction;
    }
}
