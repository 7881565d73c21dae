package io.watchfloor.controls.tree;

import io.watchfloor.controls.tile.TileState;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// One row of a tree, with a key that stays the same from one content to the next. Children follow their parent,
/// one level deeper. Cells are in the order of the columns; missing ones are empty.
public record Row(String key, int depth, Kind kind, List<Cell> cells) {
    public Row {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        cells = List.copyOf(cells);
        if (depth < 0) {
            throw new IllegalArgumentException("depth " + depth + " of " + key);
        }
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

        /// What is copied and filtered.
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

    /// The shape of a state.
    public record Shape(TileState state) implements Piece {
        public Shape {
            Objects.requireNonNull(state, "state");
        }
    }

    /// The words of every cell, for filter and copy.
    List<String> words() {
        return cells.stream().map(Cell::words).toList();
    }
}
