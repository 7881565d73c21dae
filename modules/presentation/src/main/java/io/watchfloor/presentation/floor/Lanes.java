package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The last minutes of every workflow in bins of equal length; the right edge is now.
record Lanes(Instant end, Duration bin, List<Lane> lanes, List<RailContent.Change> marks) {
    Lanes {
        lanes = List.copyOf(lanes);
        marks = List.copyOf(marks);
    }

    /// One workflow, oldest bin first.
    record Lane(String name, TileState now, List<Bin> bins) {
        Lane {
            bins = List.copyOf(bins);
        }
    }

    /// One bin: the worst state seen in it and how busy it was (0 to 1), or nothing known.
    sealed interface Bin {
        /// Nothing was seen.
        record Empty() implements Bin {}

        /// What was seen.
        record Seen(TileState state, double load) implements Bin {}
    }
}
