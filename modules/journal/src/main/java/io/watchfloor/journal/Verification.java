package io.watchfloor.journal;

/// Whether the chain of hashes holds. A cut tail cannot be seen from the file alone: see [Anchoring].
public sealed interface Verification {
    /// Every line follows the one before.
    record Intact(long lines) implements Verification {}

    /// The first line that was changed, put in, or follows one that was taken out.
    ///
    /// @param line   counted from 1
    /// @param offset the byte at which it begins
    record Broken(long line, long offset, String reason) implements Verification {}
}
