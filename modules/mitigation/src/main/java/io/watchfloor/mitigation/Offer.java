package io.watchfloor.mitigation;

import io.watchfloor.mitigation.MitigationDesk.Wish;
import org.jspecify.annotations.Nullable;

/// Something that could be planned now.
///
/// @param wish  what to plan
/// @param why   one sentence: the finding's reason, or what it is good for
/// @param rank  how much sense it makes now
/// @param avoid why it must not be done now, absent when nothing says so
public record Offer(
        Wish wish, String why, Rank rank, @Nullable String avoid) {
    /// How much sense it makes, most first.
    public enum Rank {
        /// What the finding recommends.
        RECOMMENDED,
        /// Nothing asks for it now.
        POSSIBLE,
        /// The finding says not to.
        AVOID
    }
}
