package io.watchfloor.controls.timeline;

import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.controls.tile.TileState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What a timeline shows: announced windows and marks above, lanes of bins below, all on one axis.
public record TimelineContent(Axis axis, List<Window> windows, MarkRow marks, List<Lane> lanes) {

    public TimelineContent {
        Objects.requireNonNull(axis, "axis");
        windows = List.copyOf(windows);
        Objects.requireNonNull(marks, "marks");
        lanes = List.copyOf(lanes);
    }

    /// From the left edge to now, the right edge.
    public record Axis(Instant from, Instant now, List<Tick> ticks, String nowLabel) {
        public Axis {
            ticks = List.copyOf(ticks);
            Objects.requireNonNull(nowLabel, "nowLabel");
            if (!from.isBefore(now)) {
                throw new IllegalArgumentException("from " + from + " is not before " + now);
            }
        }

        /// The share of the axis left of an instant; outside 0 to 1 when it is off the axis.
        double share(Instant at) {
            return (at.toEpochMilli() - from.toEpochMilli()) / (double) (now.toEpochMilli() - from.toEpochMilli());
        }
    }

    /// A time with its label, already worded in the zone of the screen.
    public record Tick(Instant at, String label) {
        public Tick {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(label, "label");
        }
    }

    /// A window announced beforehand, such as a promotion.
    public record Window(String name, Instant from, Instant until) {
        public Window {
            Objects.requireNonNull(name, "name");
            if (until.isBefore(from)) {
                throw new IllegalArgumentException("window ends before it begins: " + name);
            }
        }
    }

    /// The row of marks with its name ("Changes and actions").
    public record MarkRow(String name, List<Mark> marks) {
        public MarkRow {
            Objects.requireNonNull(name, "name");
            marks = List.copyOf(marks);
        }
    }

    /// Something that happened at an instant. A strong one keeps its label where two would overlap.
    public record Mark(Instant at, String label, Glyph.Drawing drawing, boolean strong) {
        public Mark {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(drawing, "drawing");
        }
    }

    /// One line: its state now, and bins of equal length that together span the axis.
    public record Lane(TileState state, String name, List<Bin> bins) {
        public Lane {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(name, "name");
            bins = List.copyOf(bins);
        }
    }

    /// What one stretch of time was. Height tells it as well as colour: healthy 4 px, degraded 8 px, down 14 px.
    public enum Bin {
        NONE,
        LOW,
        USUAL,
        HIGH,
        DEGRADED,
        DOWN,
        STALE,
        UNKNOWN,
        IDLE,
        MAINTENANCE
    }
}
