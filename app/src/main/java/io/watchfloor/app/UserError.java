package io.watchfloor.app;

/// Something the user can mend: shown as one line, never with a stack trace. Ends the program with `status`.
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    /// An error with exit status 1.
    public UserError(String message) {
        this(message, 1);
    }

    /// An error with the given exit status.
    public UserError(String message, int status) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
