package io.watchfloor.controls.tile;

import io.watchfloor.controls.drawing.Boxes;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.SkinBase;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;

final class SparklineSkin extends SkinBase<Sparkline> {
    private static final double MARK = 5;
    private static final double BAR_GAP = 3;

    private final Rectangle band = styled(new Rectangle(), "spark-band");
    private final Line objective = styled(new Line(), "spark-objective");
    private final Path usual = styled(new Path(), "spark-line");
    private final Path changed = styled(new Path(), "spark-changed");
    private final Path bars = styled(new Path(), "spark-bars");
    private final Path changedBars = styled(new Path(), "spark-changed-bars");
    private final Rectangle mark = styled(new Rectangle(), "spark-mark");
    private final ChangeListener<@Nullable Series> redraw =
            (observable, before, after) -> getSkinnable().requestLayout();

    SparklineSkin(Sparkline control) {
        super(control);
        getChildren().setAll(band, objective, usual, changed, bars, changedBars, mark);
        control.series().addListener(redraw);
    }

    @Override
    public void dispose() {
        if (getSkinnable() != null) {
            getSkinnable().series().removeListener(redraw);
        }
        super.dispose();
    }

    private static <S extends Shape> S styled(S shape, String styleClass) {
        shape.getStyleClass().add(styleClass);
        shape.setManaged(false);
        return shape;
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        Series series = getSkinnable().series().get();
        for (Path path : List.of(usual, changed, bars, changedBars)) {
            path.getElements().clear();
        }
        band.setVisible(false);
        objective.setVisible(false);
        mark.setVisible(false);
        if (series == null || series.values().isEmpty() || width <= MARK || height <= MARK) {
            return;
        }
        switch (series.form()) {
            case LINE -> drawLine(series, new SparkScale(series, x, y, width - MARK, height, MARK / 2));
            case BARS -> drawBars(series, x, y, width, height);
        }
    }

    private void drawLine(Series series, SparkScale scale) {
        series.usual().ifPresent(range -> {
            double top = scale.y(range.high());
            double bottom = Math.max(top + 4, scale.y(range.low()));
            place(band, scale.left(), snap(top), scale.right() - scale.left(), snap(bottom - top));
        });
        if (series.objective().isPresent() && scale.holds(series.objective().getAsDouble())) {
            double level = snap(scale.y(series.objective().getAsDouble())) + 0.5;
            objective.setStartX(scale.left());
            objective.setEndX(scale.right());
            objective.setStartY(level);
            objective.setEndY(level);
            objective.setVisible(true);
        }
        List<Double> values = series.values();
        int turn = Math.min(series.changedAt().orElse(values.size()), values.size());
        trace(usual, values, 0, Math.min(turn, values.size() - 1), scale);
        trace(changed, values, turn, values.size() - 1, scale);
        double last = values.getLast();
        if (!Double.isNaN(last)) {
            place(mark, scale.right() - MARK / 2, scale.y(last) - MARK / 2, MARK, MARK);
            mark.getStyleClass().setAll("spark-mark", turn < values.size() ? "changed" : "usual");
        }
    }

    private static void trace(Path path, List<Double> values, int from, int to, SparkScale scale) {
        boolean drawing = false;
        for (int i = from; i <= to; i++) {
            double value = values.get(i);
            if (Double.isNaN(value)) {
                drawing = false;
                continue;
            }
            double x = scale.x(i);
            double y = scale.y(value);
            path.getElements().add(drawing ? new LineTo(x, y) : new MoveTo(x, y));
            drawing = true;
        }
    }

    private void drawBars(Series series, double x, double y, double width, double height) {
        List<Double> values = series.values();
        double highest = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
        series.usual().ifPresent(range -> {
            if (highest > 0) {
                double top = y + height * (1 - Math.min(1, range.high() / highest));
                double bottom = y + height * (1 - Math.clamp(range.low() / highest, 0, 1));
                place(band, x, snap(top), width, Math.max(1, snap(bottom - top)));
            }
        });
        double step = (width + BAR_GAP) / values.size();
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (Double.isNaN(value) || highest == 0) {
                continue;
            }
            double tall = Math.max(1, height * Math.abs(value) / highest);
            double left = snap(x + i * step);
            Path path = i >= series.changedAt().orElse(values.size()) ? changedBars : bars;
            Boxes.add(path, left, y + height - tall, Math.max(1, snap(step) - BAR_GAP), tall);
        }
    }

    private static void place(Rectangle box, double x, double y, double width, double height) {
        box.setX(x);
        box.setY(y);
        box.setWidth(width);
        box.setHeight(height);
        box.setVisible(true);
    }

    private static double snap(double value) {
        return Math.round(value);
    }
}
