package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Sampling.Trust;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the tree, its head and the detail show at one instant, ready to be drawn.
///
/// @param rows   the same list as before where nothing in it has changed
/// @param detail of the selected session, or of the first root; absent when there is no session at all
record LocksContent(Header header, List<Row> rows, @Nullable Detail detail, Picture picture) {

    /// The line over the tree.
    record Header(Counts counts, Sampled sampled) {}

    /// The figures of the tree.
    public record Counts(int waiting, int roots, int deepest, String longest) {}

    /// The sample all of it rests on: the oldest where there are several servers.
    ///
    /// @param text   `sample 02:53:41, 0.4 s old`, or what is not known
    /// @param reason why it is stale or unknown and what to do, empty while live
    public record Sampled(Trust trust, String text, String reason) {}

    /// Which instant is shown.
    ///
    /// @param at   that instant
    /// @param text since when it is held or how long ago it was, empty while live
    public record Picture(Mode mode, Instant at, String text) {
        /// Whether the picture is now.
        enum Mode {
            LIVE,
            /// Held while the data goes on.
            FROZEN,
            /// As it was at an instant gone by.
            PAST
        }
    }
}
