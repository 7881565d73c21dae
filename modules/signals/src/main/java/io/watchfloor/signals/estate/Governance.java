package io.watchfloor.signals.estate;

import org.jspecify.annotations.Nullable;

/// How the people who keep an estate work together on it.
///
/// @param team absent where each console keeps its record to itself
public record Governance(@Nullable Team team) {
    /// Nothing is shared.
    public static final Governance NONE = new Governance(null);
}
