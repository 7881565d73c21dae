package io.watchfloor.connections;

import org.jspecify.annotations.Nullable;

/// A PgBouncer that cannot be reached, refuses, or does not answer. The message is the operator's text.
public final class PoolerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean inDoubt;

    PoolerException(String message, boolean inDoubt, @Nullable Throwable cause) {
        super(message, cause);
        this.inDoubt = inDoubt;
    }

    /// Whether a command was sent and its answer never came.
    public boolean inDoubt() {
        return inDoubt;
    }
}
