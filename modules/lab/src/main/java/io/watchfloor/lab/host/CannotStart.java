package io.watchfloor.lab.host;

/// What keeps the lab from starting, in one line for whoever started it.
public final class CannotStart extends RuntimeException {
    /// The line is shown as it is.
    public CannotStart(String line) {
        super(line);
    }

    /// With the failure that led to it, for the log.
    public CannotStart(String line, Throwable cause) {
        super(line, cause);
    }
}
