package io.watchfloor.journal;

/// Whether the chain of hashes holds. A cut tail cannot be seen from the file alone.
public sealed interface Verification {
    /// Every line follows the one before.
    record Intact(long lines) implements Verification {}

    /// The first line, counted from 1, that was changed, put in, or follows one that was taken out.
    record Broken(long line, String reason) implements Verification {}
}
