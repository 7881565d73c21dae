package io.watchfloor.controls.chart;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Values stacked over time: layers from the bottom up, each with one value a step, oldest first.
public record StackContent(List<Layer> layers, Optional<Level> level, List<Tick> ticks) {

    public StackContent {
        layers = List.copyOf(layers);
        Objects.requireNonNull(level, "level");
        ticks = List.copyOf(ticks);
        if (layers.stream().map(layer -> layer.values().size()).distinct().count() > 1) {
            throw new IllegalArgumentException("layers differ in length");
        }
    }

    /// One class; `styleClass` colours it (`wait-lock`), `now` is its latest value in words.
    public record Layer(String name, String styleClass, String now, List<Double> values) {
        public Layer {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(styleClass, "styleClass");
            Objects.requireNonNull(now, "now");
            values = List.copyOf(values);
        }
    }

    /// A dashed line to compare with: "8 cores".
    public record Level(double value, String label) {
        public Level {
            Objects.requireNonNull(label, "label");
        }
    }

    /// A label under the step with this index.
    public record Tick(int step, String label) {
        public Tick {
            Objects.requireNonNull(label, "label");
        }
    }

    int steps() {
        return layers.isEmpty() ? 0 : layers.getFirst().values().size();
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
