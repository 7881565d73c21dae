package io.watchfloor.controls.tree;

import java.util.Objects;

/// A column of a tree: its title, width in logical pixels, how it is set, and when it gives way.
/// `folds` 0 never folds; otherwise the lowest number folds first as the room shrinks.
public record Column(String title, double width, Set set, int folds) {
    public Column {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(set, "set");
        if (!(width > 0) || folds < 0) {
            throw new IllegalArgumentException("column " + title + ": width " + width + ", folds " + folds);
        }
    }

    /// How the contents of a column stand.
    public enum Set {
        LEFT,
        /// Figures: ends under one another.
        RIGHT,
        /// At the left, and takes the room that is left over.
        FILL
    }
}
