package io.watchfloor.executors.postgres;

import org.jspecify.annotations.Nullable;

/// A system that refused or went away while it was asked to do something. The message is the operator's text.
public final class Trouble extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean inDoubt;

    /// `inDoubt`: the request was sent and its answer never came, so that it may have been carried out.
    public Trouble(String text, boolean inDoubt, @Nullable Throwable cause) {
        super(text, cause);
        this.inDoubt = inDoubt;
    }

    /// What is not known and what to do.
    public String text() {
        return String.valueOf(getMessage());
    }

    /// Whether the request may have been carried out although its answer never came.
    public boolean inDoubt() {
        return inDoubt;
    }
}
