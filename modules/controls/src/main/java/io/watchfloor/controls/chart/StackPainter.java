package io.watchfloor.controls.chart;

import io.watchfloor.controls.drawing.Ink;
import io.watchfloor.controls.drawing.Sheet;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;

/// Draws a stack on its sheet: grid, layers step by step, the level, marks and the brush.
final class StackPainter {
    private static final double DIMMED = 0.42;
    private static final double HANDLE = 16;

    private final Sheet sheet = new Sheet();
    private final Ink grid = new Ink("ink-grid");
    private final Ink ground = new Ink("ink-panel");
    private final Ink line = new Ink("ink-line");
    private final Ink strong = new Ink("ink-strong");
    private final List<Ink> layers = new ArrayList<>();
    private final ObservableList<Node> parent;

    StackPainter(ObservableList<Node> parent) {
        this.parent = parent;
        parent.addAll(grid, ground, line, strong, sheet);
    }

    /// Call before layout, so that style sheets have seen new inks.
    void prepare(List<StackContent.Layer> shown) {
        while (layers.size() < shown.size()) {
            Ink ink = new Ink("wait-square");
            layers.add(ink);
            parent.add(ink);
        }
        for (int i = 0; i < shown.size(); i++) {
            List<String> classes = List.of("wait-square", shown.get(i).styleClass());
            if (!layers.get(i).getStyleClass().equals(classes)) {
                layers.get(i).getStyleClass().setAll(classes);
            }
        }
    }

    double pixels() {
        return sheet.pixels();
    }

    void paint(StackContent content, Plot plot, double width, double height) {
        GraphicsContext pen = sheet.begin(0, 0, width, height);
        drawGrid(pen, plot);
        drawLayers(pen, content, plot);
        drawLevel(pen, content, plot);
        drawMarks(pen, content, plot);
        content.brush().ifPresent(brush -> drawBrush(pen, brush, plot));
    }

    private void drawGrid(GraphicsContext pen, Plot plot) {
        pen.setFill(grid.paint());
        for (int i = 1; i <= plot.scale().steps(); i++) {
            double at = Math.round(plot.y(i * plot.scale().step()));
            pen.fillRect(plot.time().left(), at, plot.width(), 1);
        }
    }

    /// Edges are rounded to whole pixels of the screen: steps side by side leave no seam.
    private void drawLayers(GraphicsContext pen, StackContent content, Plot plot) {
        double pixel = 1 / pixels();
        TimeRange brush = content.brush().orElse(null);
        for (int step = 0; step < content.steps(); step++) {
            double from = snap(plot.x(step, content.steps()), pixel);
            double to = snap(plot.x(step + 1, content.steps()), pixel);
            if (content.gap(step) || to <= from) {
                continue;
            }
            boolean dimmed = brush != null && !brush.holds(plot.time().at((from + to) / 2));
            pen.setGlobalAlpha(dimmed ? DIMMED : 1);
            double below = 0;
            for (int i = 0; i < content.layers().size(); i++) {
                double value = StackContent.at(content.layers().get(i), step);
                if (value > 0) {
                    double top = snap(plot.y(below + value), pixel);
                    double bottom = snap(plot.y(below), pixel);
                    pen.setFill(layers.get(i).paint());
                    pen.fillRect(from, top, to - from, Math.max(0, bottom - top));
                    below += value;
                }
            }
            pen.setGlobalAlpha(1);
            // The ground line is broken where nothing is known.
            pen.setFill(line.paint());
            pen.fillRect(from, plot.bottom(), to - from, 1);
        }
    }

    private void drawLevel(GraphicsContext pen, StackContent content, Plot plot) {
        content.level().ifPresent(level -> {
            double at = Math.round(plot.y(level.value())) + 0.5;
            pen.setStroke(strong.paint());
            pen.setLineWidth(1);
            pen.setLineDashes(4, 3);
            pen.strokeLine(plot.time().left(), at, plot.time().right(), at);
            pen.setLineDashes();
        });
    }

    private void drawMarks(GraphicsContext pen, StackContent content, Plot plot) {
        pen.setStroke(line.paint());
        pen.setFill(strong.paint());
        for (StackContent.Mark mark : content.marks()) {
            double at = Math.round(plot.time().x(mark.at())) + 0.5;
            if (plot.time().holds(at)) {
                pen.setLineWidth(1);
                pen.setLineDashes(2, 3);
                pen.strokeLine(at, plot.top() + 5, at, plot.bottom());
                pen.setLineDashes();
                pen.fillPolygon(
                        new double[] {at - 4, at + 4, at}, new double[] {plot.top(), plot.top(), plot.top() + 6}, 3);
            }
        }
    }

    private void drawBrush(GraphicsContext pen, TimeRange brush, Plot plot) {
        double from = Math.round(Math.clamp(
                plot.time().x(brush.from()), plot.time().left(), plot.time().right()));
        double to = Math.round(Math.clamp(
                plot.time().x(brush.to()), plot.time().left(), plot.time().right()));
        pen.setStroke(strong.paint());
        pen.setLineWidth(1);
        pen.strokeRect(from + 0.5, plot.top() + 7.5, Math.max(1, to - from - 1), plot.bottom() - plot.top() - 7);
        double middle = Math.round((plot.top() + plot.bottom() - HANDLE) / 2);
        for (double edge : new double[] {from, to - 1}) {
            pen.setFill(ground.paint());
            pen.fillRect(edge - 3, middle - 1, 7, HANDLE + 2);
            pen.setFill(strong.paint());
            pen.fillRoundRect(edge - 2, middle, 5, HANDLE, 2, 2);
        }
    }

    private static double snap(double at, double pixel) {
        return Math.round(at / pixel) * pixel;
    }

    /// The room of the drawing, its time from left to right and its scale from the bottom up.
    record Plot(TimeScale time, double top, double bottom, StackScale scale) {
        double x(int step, int steps) {
            return time.left() + width() * step / Math.max(1, steps);
        }

        double y(double value) {
            return bottom - (bottom - top - 8) * Math.min(1, value / scale.top());
        }

        double width() {
            return time.right() - time.left();
        }
    }
}
