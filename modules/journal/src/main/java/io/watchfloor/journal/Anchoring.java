package io.watchfloor.journal;

import java.time.Instant;

/// What an anchor says of a chain.
public sealed interface Anchoring {
    /// Up to this line nothing was changed or cut off since then.
    record Anchored(String where, long sequence, Instant at) implements Anchoring {}

    /// The anchor and the chain contradict each other.
    ///
    /// @param text what differs
    record Mismatch(String where, String text) implements Anchoring {}
}
