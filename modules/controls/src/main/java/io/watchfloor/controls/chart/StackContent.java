package io.watchfloor.controls.chart;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Values stacked over time: layers from the bottom up, each with one value for each of the even steps that fill the
/// axis, oldest first. A step without a number is a gap.
public record StackContent(
        Axis axis, List<Layer> layers, Optional<Level> level, List<Mark> marks, Optional<TimeRange> brush) {

    public StackContent {
        Objects.requireNonNull(axis, "axis");
        layers = List.copyOf(layers);
        Objects.requireNonNull(level, "level");
        marks = List.copyOf(marks);
        Objects.requireNonNull(brush, "brush");
        if (layers.stream().map(layer -> layer.values().size()).distinct().count() > 1) {
            throw new IllegalArgumentException("layers differ in length");
        }
    }

    /// The time shown, and the labels under it.
    public record Axis(TimeRange shown, List<Tick> ticks) {
        public Axis {
            Objects.requireNonNull(shown, "shown");
            ticks = List.copyOf(ticks);
        }
    }

    /// A label under an instant.
    public record Tick(Instant at, String label) {
        public Tick {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(label, "label");
        }
    }

    /// One class; `styleClass` colours it (`wait-lock`).
    public record Layer(String name, String styleClass, List<Double> values) {
        public Layer {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(styleClass, "styleClass");
            values = List.copyOf(values);
        }
    }

    /// A dashed line to compare with: "8 cores".
    public record Level(double value, String label) {
        public Level {
            Objects.requireNonNull(label, "label");
        }
    }

    /// Something that happened, told above the plot.
    public record Mark(Instant at, String label) {
        public Mark {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(label, "label");
        }
    }

    int steps() {
        return layers.isEmpty() ? 0 : layers.getFirst().values().size();
    }

    /// Whether a step is a gap: nothing is known of it, which is not zero.
    boolean gap(int step) {
        return layers.stream().noneMatch(layer -> Double.isFinite(layer.values().get(step)));
    }

    /// The value of a layer at a step; what is not a number counts as nothing.
    static double at(Layer layer, int step) {
        double value = layer.values().get(step);
        return Double.isFinite(value) ? Math.max(0, value) : 0;
    }

    double highest() {
        double highest = level.map(Level::value).orElse(0.0);
        for (int step = 0; step < steps(); step++) {
            double sum = 0;
            for (Layer layer : layers) {
                sum += at(layer, step);
            }
            highest = Math.max(highest, sum);
        }
        return highest;
    }
}
