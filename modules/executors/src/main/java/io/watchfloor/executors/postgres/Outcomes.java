package io.watchfloor.executors.postgres;

import io.watchfloor.mitigation.Outcome;

/// Outcomes said in one way for all technologies.
public final class Outcomes {
    private Outcomes() {}

    /// A request was sent and what became of it is not known.
    public static Outcome unknown(String text) {
        return new Outcome.Unknown(text);
    }
}
