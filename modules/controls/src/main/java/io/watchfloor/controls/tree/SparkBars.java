package io.watchfloor.controls.tree;

import io.watchfloor.controls.drawing.Boxes;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;

/// Small bars side by side, the highest as high as the room.
final class SparkBars extends Region {
    private final Path bars = Boxes.path("spark-bars");
    private List<Double> values = List.of();

    SparkBars() {
        setManaged(false);
        setMouseTransparent(true);
        getChildren().add(bars);
    }

    void show(List<Double> next) {
        if (!next.equals(values)) {
            values = next;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        bars.getElements().clear();
        double highest = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(value -> value)
                .max()
                .orElse(0);
        double step = values.isEmpty() ? 0 : getWidth() / values.size();
        for (int i = 0; i < values.size() && highest > 0; i++) {
            double value = values.get(i);
            if (Double.isFinite(value) && value > 0) {
                double high = Math.max(1, Math.rint(getHeight() * value / highest));
                double from = Math.rint(i * step);
                Boxes.add(bars, from, getHeight() - high, Math.max(1, Math.rint((i + 1) * step) - from), high);
            }
        }
    }
}
