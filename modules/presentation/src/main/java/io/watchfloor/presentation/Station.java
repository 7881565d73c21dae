package io.watchfloor.presentation;

/// Where a console stands, which decides what it may show and do.
public enum Station {
    /// An engineer's desk: everything.
    DESK,
    /// A war room or a replay: the same screens without any action.
    READ_ONLY,
    /// Read from six metres without a keyboard: no action, statement text, row key or user name.
    WALL;

    /// What this station is where nothing can carry a change out: a desk without executors only reads.
    public Station where(boolean canAct) {
        return this == DESK && !canAct ? READ_ONLY : this;
    }

    /// Whether buttons that change something exist here at all.
    public boolean acts() {
        return this == DESK;
    }
}
