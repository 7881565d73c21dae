package io.watchfloor.journal;

import java.time.Instant;
import java.util.List;

/// Everything a console knows of who did what, and how far it can be trusted, at one instant.
///
/// @param entries of this console first, then of others, each chain in its order
/// @param own     what checking this console's chain found
public record Reading(List<Recorded> entries, Inspection own, Sharing sharing, Instant at) {
    public Reading {
        entries = List.copyOf(entries);
    }
}
