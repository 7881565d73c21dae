package io.watchfloor.app;

import io.watchfloor.estate.EstateException;

/// Something the user can mend: shown as one line, never with a stack trace; a blank one has been said already.
/// Ends the program with `status`.
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

    /// An error that has been told already, by a child process on the same standard error.
    public static UserError said(int status) {
        return new UserError("", status);
    }

    /// What `call` answers; its refusal is the user's to mend and becomes a [UserError] with the same text.
    public static <T> T unless(EstateCall<T> call) {
        try {
            return call.call();
        } catch (EstateException e) {
            throw new UserError(String.valueOf(e.getMessage()));
        }
    }

    /// Reads an estate.
    @FunctionalInterface
    public interface EstateCall<T> {
        /// Reads it.
        T call() throws EstateException;
    }

    int status() {
        return status;
    }
}
