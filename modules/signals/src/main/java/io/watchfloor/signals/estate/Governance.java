package io.watchfloor.signals.estate;

import org.jspecify.annotations.Nullable;

/// How the people who keep an estate work together on it.
///
/// @param team absent where each console keeps its record to itself
public record Governance(@Nullable Team team, Policy policy) {
    /// Nothing is shared, and everybody may do everything.
    public static final Governance NONE = new Governance(null, Policy.OPEN);

    /// Shared, and everybody may do everything.
    public Governance(@Nullable Team team) {
        this(team, Policy.OPEN);
    }
}
