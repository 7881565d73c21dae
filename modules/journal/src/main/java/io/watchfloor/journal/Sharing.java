package io.watchfloor.journal;

import java.time.Instant;

/// How the team database stands, as far as this console knows.
public sealed interface Sharing {
    /// The estate names none.
    record Alone() implements Sharing {}

    /// Reached; others see within a second what is recorded here.
    ///
    /// @param role       what the database authenticated this console as
    /// @param insertOnly whether that role can only add; if not, the database itself holds nobody from changing it
    /// @param unsent     entries of this console that are on their way
    record Together(Instant since, String role, boolean insertOnly, long unsent) implements Sharing {}

    /// Not reached: entries are recorded here and sent later.
    ///
    /// @param reason what is known, and what to do
    record Away(Instant since, String reason, long unsent) implements Sharing {}

    /// The record here and the one in the team database contradict each other, or a chain there is broken.
    record Tampered(Instant since, String text) implements Sharing {}
}
