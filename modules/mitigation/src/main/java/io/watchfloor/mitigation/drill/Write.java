package io.watchfloor.mitigation.drill;

import java.time.Duration;

/// One keyed write of a probe. Times are counted on the monotonic clock from the probe's beginning.
///
/// @param at   when it was begun
/// @param took until its fate was known here
/// @param text the node that acknowledged it, or why it failed
public record Write(long key, Duration at, Duration took, Fate fate, String text) {
    /// What came of a write.
    public enum Fate {
        /// The server said that it is committed.
        ACKNOWLEDGED,
        /// It was not sent, or the server refused it: it is surely not there.
        FAILED,
        /// It was sent and no answer came: neither lost nor kept until it is looked up.
        UNKNOWN
    }

    /// When its fate was known.
    public Duration ended() {
        return at.plus(took);
    }
}
