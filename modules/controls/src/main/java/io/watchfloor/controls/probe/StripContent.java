package io.watchfloor.controls.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a probe strip shows. Times are seconds from its zero; before it they are negative.
///
/// @param dots  what lies between `from` and `until`
/// @param marks moments with a word
/// @param whole one cell a second of the whole run
public record StripContent(
        Range range,
        List<Dot> dots,
        List<Mark> marks,
        @Nullable Range gap,
        Whole whole) {
    /// Before anything was written.
    public static final StripContent EMPTY =
            new StripContent(new Range(-8, 4), List.of(), List.of(), null, new Whole(List.of(), null));

    public StripContent {
        dots = List.copyOf(dots);
        marks = List.copyOf(marks);
    }

    /// From when to when.
    public record Range(double from, double until) {}

    /// How a dot looks.
    public enum Shape {
        KEPT,
        FAILED,
        OPEN,
        LOST
    }

    /// One of them.
    ///
    /// @param took seconds until the answer; not looked at where it failed
    public record Dot(double at, double took, Shape shape) {}

    /// A moment.
    ///
    /// @param now whether it moves with the clock
    public record Mark(double at, String text, boolean now) {}

    /// The whole run.
    ///
    /// @param cells how each second went
    /// @param shown the seconds that lie in the range above, counted in cells
    public record Whole(List<Cell> cells, @Nullable Range shown) {
        public Whole {
            cells = List.copyOf(cells);
        }
    }

    /// How a second went.
    public enum Cell {
        KEPT,
        OPEN,
        FAILED
    }
}
