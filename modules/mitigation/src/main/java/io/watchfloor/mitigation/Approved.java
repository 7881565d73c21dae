package io.watchfloor.mitigation;

import java.time.Instant;

/// A plan that was checked, approved and recorded. Only [MitigationDesk] makes one: what is unrecorded is not done.
public final class Approved {
    /// Forwards or back.
    public enum Direction {
        DO,
        UNDO
    }

    private final Plan plan;
    private final Direction direction;
    private final Instant until;

    Approved(Plan plan, Direction direction, Instant until) {
        this.plan = plan;
        this.direction = direction;
        this.until = until;
    }

    /// What to carry out.
    public Plan plan() {
        return plan;
    }

    /// Whether to do or to undo it.
    public Direction direction() {
        return direction;
    }

    /// When it ends, as the journal has it: to be left with the object beside the plan's id and the earlier value, so
    /// that another console finds it.
    public Instant until() {
        return until;
    }
}
