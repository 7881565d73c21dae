package io.watchfloor.controls.tile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Values in even steps, oldest first; `NaN` is a gap. From `changedAt` on the line is no longer usual and is
/// coloured by the state of its tile.
public record Series(
        List<Double> values, Optional<Band> usual, OptionalDouble objective, OptionalInt changedAt, Form form) {

    public Series {
        values = List.copyOf(values);
        Objects.requireNonNull(usual, "usual");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(changedAt, "changedAt");
        Objects.requireNonNull(form, "form");
        if (changedAt.isPresent() && changedAt.getAsInt() < 0) {
            throw new IllegalArgumentException("changedAt is negative: " + changedAt.getAsInt());
        }
    }

    /// A line without band or objective.
    public static Series line(List<Double> values) {
        return new Series(values, Optional.empty(), OptionalDouble.empty(), OptionalInt.empty(), Form.LINE);
    }

    /// A line within its usual range.
    public static Series line(List<Double> values, Band usual) {
        return new Series(values, Optional.of(usual), OptionalDouble.empty(), OptionalInt.empty(), Form.LINE);
    }

    /// The range that is usual at this hour.
    public record Band(double low, double high) {
        public Band {
            if (!(low <= high)) {
                throw new IllegalArgumentException("band from " + low + " to " + high);
            }
        }
    }

    /// How the values are drawn.
    public enum Form {
        LINE,
        /// One bar a run, for scheduled work.
        BARS
    }
}
