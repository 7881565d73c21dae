package io.watchfloor.controls.chart;

import io.watchfloor.controls.drawing.Baseline;
import io.watchfloor.controls.drawing.Boxes;
import io.watchfloor.controls.drawing.LabelPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.value.ChangeListener;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

final class WaitStackSkin extends SkinBase<WaitStack> {
    private static final double LEGEND = 24;
    private static final double FOOT = 20;
    private static final double SCALE = 32;
    private static final double SQUARE = 8;
    private static final int STEPS_OF_SCALE = 4;

    private final Path grid = Boxes.path("stack-grid");
    private final Path level = Boxes.path("stack-level");
    private final Group areas = group();
    private final Group labels = group();
    private final List<Region> squares = new ArrayList<>();
    private final LabelPool names = new LabelPool(labels.getChildren(), "legend-name");
    private final LabelPool values = new LabelPool(labels.getChildren(), "legend-value");
    private final LabelPool ticks = new LabelPool(labels.getChildren(), "stack-tick");
    private final LabelPool scale = new LabelPool(labels.getChildren(), "stack-tick");
    private final Label levelLabel = Baseline.label("stack-level-label");
    private final ChangeListener<@Nullable StackContent> shown = (observable, before, after) -> show(after);

    WaitStackSkin(WaitStack control) {
        super(control);
        labels.getChildren().add(levelLabel);
        getChildren().setAll(grid, areas, level, labels);
        control.content().addListener(shown);
        show(control.content().get());
    }

    @Override
    public void dispose() {
        if (getSkinnable() != null) {
            getSkinnable().content().removeListener(shown);
        }
        super.dispose();
    }

    private static Group group() {
        Group group = new Group();
        group.setManaged(false);
        group.setAutoSizeChildren(false);
        return group;
    }

    private void show(@Nullable StackContent content) {
        if (content == null) {
            return;
        }
        List<StackContent.Layer> fromTop = content.layers().reversed();
        names.show(fromTop.stream().map(StackContent.Layer::name).toList());
        values.show(fromTop.stream().map(StackContent.Layer::now).toList());
        ticks.show(content.ticks().stream().map(StackContent.Tick::label).toList());
        double step = niceStep(content.highest());
        List<String> marks = new ArrayList<>();
        for (int i = 0; i <= STEPS_OF_SCALE; i++) {
            marks.add(plain(i * step));
        }
        scale.show(marks);
        levelLabel.setText(content.level().map(StackContent.Level::label).orElse(""));
        labels.getChildren().removeAll(squares);
        squares.clear();
        areas.getChildren().clear();
        for (StackContent.Layer layer : content.layers()) {
            Path area = Boxes.path("stack-area");
            area.getStyleClass().add(layer.styleClass());
            areas.getChildren().add(area);
        }
        for (StackContent.Layer layer : fromTop) {
            Region square = new Region();
            square.setManaged(false);
            square.getStyleClass().addAll("wait-square", layer.styleClass());
            squares.add(square);
        }
        labels.getChildren().addAll(squares);
        getSkinnable().requestLayout();
    }

    /// A step of 1, 2 or 5 times a power of ten, four of which hold the highest value.
    static double niceStep(double highest) {
        if (!(highest > 0)) {
            return 1;
        }
        double least = highest / STEPS_OF_SCALE;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2g", value);
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        grid.getElements().clear();
        level.getElements().clear();
        StackContent content = getSkinnable().content().get();
        if (content == null) {
            return;
        }
        placeLegend(content, x, y, x + width);
        Plot plot = new Plot(x + SCALE, y + LEGEND, x + width, y + height - FOOT);
        if (plot.right() <= plot.left() || plot.bottom() <= plot.top()) {
            return;
        }
        double step = niceStep(content.highest());
        double top = step * STEPS_OF_SCALE;
        for (int i = 0; i <= STEPS_OF_SCALE; i++) {
            double line = Math.round(plot.y(i * step, top)) + 0.5;
            Boxes.line(grid, plot.left(), line, plot.right(), line);
            Baseline.placeRight(scale.get(i), plot.left() - 8, line + 4, SCALE - 8);
        }
        double[] floor = new double[content.steps()];
        for (int i = 0; i < content.layers().size(); i++) {
            draw((Path) areas.getChildren().get(i), content.layers().get(i), floor, plot, top);
        }
        placeLevel(content, plot, top);
        for (int i = 0; i < content.ticks().size(); i++) {
            Label label = ticks.get(i);
            double at = plot.x(content.ticks().get(i).step(), content.steps());
            double wide = Math.ceil(label.prefWidth(-1));
            double from = Math.clamp(at - wide / 2, plot.left(), Math.max(plot.left(), plot.right() - wide));
            Baseline.place(label, from, plot.bottom() + 16, wide);
        }
    }

    private void placeLegend(StackContent content, double x, double y, double right) {
        double at = x;
        for (int i = 0; i < content.layers().size(); i++) {
            squares.get(i).resizeRelocate(at, y + 5, SQUARE, SQUARE);
            at = Baseline.place(names.get(i), at + SQUARE + 6, y + 13, right - at - SQUARE) + 5;
            at = Baseline.place(values.get(i), at, y + 13, right - at) + 16;
            squares.get(i).setVisible(names.get(i).isVisible());
        }
    }

    private void placeLevel(StackContent content, Plot plot, double top) {
        levelLabel.setVisible(false);
        content.level().ifPresent(at -> {
            double line = Math.round(plot.y(at.value(), top)) + 0.5;
            Boxes.line(level, plot.left(), line, plot.right(), line);
            Baseline.place(levelLabel, plot.left() + 6, line - 4, plot.right() - plot.left());
        });
    }

    private record Plot(double left, double top, double right, double bottom) {
        double x(int step, int steps) {
            return left + (right - left) * step / Math.max(1, steps);
        }

        double y(double value, double highest) {
            return bottom - (bottom - top) * Math.min(1, value / highest);
        }
    }

    /// Draws one layer above `floor` and raises the floor by it. Each step keeps its value to the next.
    private static void draw(Path path, StackContent.Layer layer, double[] floor, Plot plot, double highest) {
        path.getElements().clear();
        int steps = floor.length;
        List<LineTo> back = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double from = plot.x(i, steps);
            double to = plot.x(i + 1, steps);
            double below = plot.y(floor[i], highest);
            floor[i] += StackContent.at(layer, i);
            double above = plot.y(floor[i], highest);
            path.getElements().add(i == 0 ? new MoveTo(from, above) : new LineTo(from, above));
            path.getElements().add(new LineTo(to, above));
            back.add(new LineTo(from, below));
            back.add(new LineTo(to, below));
        }
        for (int i = steps - 1; i >= 0; i--) {
            path.getElements().addAll(back.get(2 * i + 1), back.get(2 * i));
        }
        if (steps > 0) {
            path.getElements().add(new ClosePath());
        }
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 600 + right;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return top + 200 + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return top + LEGEND + FOOT + 40 + bottom;
    }
}
