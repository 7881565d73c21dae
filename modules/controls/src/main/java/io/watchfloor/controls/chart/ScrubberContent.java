package io.watchfloor.controls.chart;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// What a scrubber shows: values in even steps over its axis (no number is a gap), marks, and where the picture stands.
///
/// @param live whether the picture is now: then the head stands at the end, in no colour
public record ScrubberContent(
        StackContent.Axis axis, List<Double> values, List<StackContent.Mark> marks, Instant head, boolean live) {
    public ScrubberContent {
        Objects.requireNonNull(axis, "axis");
        values = List.copyOf(values);
        marks = List.copyOf(marks);
        Objects.requireNonNull(head, "head");
    }

    double highest() {
        return values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }
}
