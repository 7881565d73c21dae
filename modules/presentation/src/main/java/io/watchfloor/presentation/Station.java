package io.watchfloor.presentation;

/// Where a console stands, which decides what it may show and do.
public enum Station {
    /// An engineer's desk: everything.
    DESK,
    /// A war room or a replay: the same screens without any action.
    READ_ONLY,
    /// Read from six metres without a keyboard: no action, statement text, row key or user name.
    WALL;

    /// Whether buttons that change something exist here at all.
    public boolean acts() {
        return this == DESK;
    }
}
