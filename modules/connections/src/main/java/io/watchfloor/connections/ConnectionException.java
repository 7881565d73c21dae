package io.watchfloor.connections;

/// A system that does not answer, or refuses. The message is the operator's text: what is not known and what to do.
public final class ConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConnectionException(String message) {
        super(message);
    }

    public ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
