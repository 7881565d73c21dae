package io.watchfloor.controls.chart;

import io.watchfloor.controls.chart.StackPainter.Plot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The line under the pointer, with the instant and the values there.
final class Crosshair {
    private final Region line = new Region();
    private final VBox box = new VBox();
    private final Function<Instant, String> clock;
    private double at = -1;

    Crosshair(Function<Instant, String> clock) {
        this.clock = clock;
        line.getStyleClass().setAll("crosshair-line");
        box.getStyleClass().setAll("crosshair-box");
        for (Region region : nodes()) {
            region.setManaged(false);
            region.setMouseTransparent(true);
            region.setVisible(false);
        }
    }

    List<Region> nodes() {
        return List.of(line, box);
    }

    /// Negative when the pointer is elsewhere.
    void point(double x) {
        at = x;
    }

    void place(StackContent content, Plot plot) {
        boolean seen = plot.time().holds(at) && content.steps() > 0;
        line.setVisible(seen);
        box.setVisible(seen);
        if (!seen) {
            return;
        }
        double x = Math.round(at);
        line.resizeRelocate(x, plot.top(), 1, plot.bottom() - plot.top());
        box.getChildren().setAll(lines(content, plot));
        box.applyCss();
        double wide = Math.ceil(box.prefWidth(-1));
        double left = x + 12 + wide > plot.time().right() ? x - 12 - wide : x + 12;
        box.resizeRelocate(Math.max(0, left), plot.top() + 4, wide, Math.ceil(box.prefHeight(wide)));
    }

    private List<HBox> lines(StackContent content, Plot plot) {
        int step = plot.time().step(at, content.steps());
        HBox head = new HBox(label(clock.apply(plot.time().at(at)), "crosshair-time"));
        if (content.gap(step)) {
            return List.of(head, new HBox(label("–", "legend-name")));
        }
        Stream<HBox> values = content.layers().reversed().stream()
                .filter(layer -> StackContent.at(layer, step) > 0)
                .map(layer -> value(layer, StackContent.at(layer, step)));
        return Stream.concat(Stream.of(head), values).toList();
    }

    private static HBox value(StackContent.Layer layer, double value) {
        Region square = new Region();
        square.getStyleClass().setAll("wait-square", layer.styleClass());
        square.setMinSize(8, 8);
        square.setMaxSize(8, 8);
        HBox line = new HBox(
                6,
                square,
                label(layer.name(), "legend-name"),
                label(String.format(Locale.ROOT, "%.1f", value), "legend-value"));
        line.getStyleClass().setAll("crosshair-value");
        return line;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
