package io.watchfloor.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry with its place in a chain.
///
/// @param console  whose chain it is in
/// @param sequence its line there, counted from 1
/// @param origin   what is known of where it comes from, apart from what its console says
public record Recorded(String console, long sequence, Entry entry, Origin origin) {
    /// What others than the writing console vouch for.
    ///
    /// @param linked   whether the chain holds up to here; what does not may be shown, but proves nothing
    /// @param author   the role that the team database authenticated, absent for a chain on this machine
    /// @param received when the team database took it, by its own clock
    public record Origin(
            boolean linked,
            @Nullable String author,
            @Nullable Instant received) {
        /// Of a chain on this machine.
        public static Origin local(boolean linked) {
            return new Origin(linked, null, null);
        }
    }
}
