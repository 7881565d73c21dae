package io.watchfloor.controls.tree;

import io.watchfloor.controls.tile.TileState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One row of a tree, with a key that stays the same from one content to the next. Children follow their parent,
/// one level deeper. What it shows is asked for only when it comes into sight, is filtered or copied. UI thread.
public final class Row {
    private final String key;
    private final int depth;
    private final Kind kind;
    private final Look look;
    private final Drawing drawing;
    private @Nullable List<Cell> drawn;

    /// A row of cells in the order of the columns; missing ones are empty.
    public Row(String key, int depth, Kind kind, List<Cell> cells) {
        this(key, depth, kind, Look.PLAIN, Drawing.of(cells));
    }

    /// A row that is drawn later.
    public Row(String key, int depth, Kind kind, Look look, Drawing drawing) {
        this.key = Objects.requireNonNull(key, "key");
        this.depth = depth;
        this.kind = Objects.requireNonNull(kind, "kind");
        this.look = Objects.requireNonNull(look, "look");
        this.drawing = Objects.requireNonNull(drawing, "drawing");
        if (depth < 0) {
            throw new IllegalArgumentException("depth " + depth + " of " + key);
        }
    }

    /// Makes what a row shows.
    public interface Drawing {
        /// In the order of the columns; missing ones are empty.
        List<Cell> cells();

        /// What a filter looks into, in lower case.
        String searched();

        /// Cells that are there already.
        static Drawing of(List<Cell> cells) {
            List<Cell> copy = List.copyOf(cells);
            return new Drawing() {
                @Override
                public List<Cell> cells() {
                    return copy;
                }

                @Override
                public String searched() {
                    return copy.stream()
                            .map(Cell::words)
                            .collect(Collectors.joining(" "))
                            .toLowerCase(Locale.ROOT);
                }
            };
        }
    }

    /// How a row differs from a plain one.
    ///
    /// @param crossing the level of the guide that it also hangs on, 0 for none
    public record Look(Life life, int crossing) {
        public static final Look PLAIN = new Look(Life.STAYS, 0);
    }

    /// Whether it came or left with the last content.
    public enum Life {
        STAYS,
        CAME,
        LEFT
    }

    public String key() {
        return key;
    }

    public int depth() {
        return depth;
    }

    public Kind kind() {
        return kind;
    }

    public Look look() {
        return look;
    }

    public List<Cell> cells() {
        List<Cell> known = drawn;
        if (known == null) {
            known = List.copyOf(drawing.cells());
            drawn = known;
        }
        return known;
    }

    String searched() {
        return drawing.searched();
    }

    /// What a row is, which decides how it is drawn.
    public enum Kind {
        /// 32 px high, a place that J jumps to.
        ROOT,
        /// 24 px high.
        ROW,
        /// 24 px high, opens a group; its first cell runs across the row.
        GROUP
    }

    /// Pieces side by side, and a bar of this many logical pixels behind them.
    public record Cell(List<Piece> pieces, OptionalDouble bar) {
        public Cell {
            pieces = List.copyOf(pieces);
            Objects.requireNonNull(bar, "bar");
        }

        public static final Cell EMPTY = new Cell(List.of(), OptionalDouble.empty());

        public static Cell of(Piece... pieces) {
            return new Cell(List.of(pieces), OptionalDouble.empty());
        }

        public static Cell text(String text, String... styleClasses) {
            return of(new Text(text, List.of(styleClasses)));
        }

        /// What is copied.
        String words() {
            return pieces.stream()
                    .map(Piece::words)
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    /// One part of a cell.
    public sealed interface Piece {
        /// As text, empty when it is a drawing.
        default String words() {
            return switch (this) {
                case Text text -> text.text();
                case Square ignored -> "";
                case Shape ignored -> "";
                case Spark ignored -> "";
            };
        }
    }

    /// Words, styled by classes such as `strong`, `tertiary`, `mono`, `chip`.
    public record Text(String text, List<String> styleClasses) implements Piece {
        public Text {
            Objects.requireNonNull(text, "text");
            styleClasses = List.copyOf(styleClasses);
        }
    }

    /// A small square of a class: `wait-lock`.
    public record Square(String styleClass) implements Piece {
        public Square {
            Objects.requireNonNull(styleClass, "styleClass");
        }
    }

    /// A line of small bars, oldest first; no number is a gap.
    public record Spark(List<Double> values) implements Piece {
        public Spark {
            values = List.copyOf(values);
        }
    }

    /// The shape of a state.
    public record Shape(TileState state) implements Piece {
        public Shape {
            Objects.requireNonNull(state, "state");
        }
    }

    /// The words of every cell, for copy.
    List<String> words() {
        return cells().stream().map(Cell::words).toList();
    }
}
