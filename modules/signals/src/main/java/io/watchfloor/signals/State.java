package io.watchfloor.signals;

import java.util.Locale;

/// The state of a workflow, a tenant's share of it, or a layer; declared worst first.
public enum State {
    DOWN,
    DEGRADED,
    /// Needed signals were never received, or a source says why it cannot deliver them.
    UNKNOWN,
    /// The last value is older than two of its intervals and a tick.
    STALE,
    /// Inside an announced window.
    MAINTENANCE,
    /// No demand and nothing waiting.
    IDLE,
    HEALTHY;

    /// The identifier used in files, labels and JSON.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The worse of two states.
    public State worse(State other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
