package io.watchfloor.controls.tile;

import io.watchfloor.controls.drawing.Baseline;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The middle of a tile: figure, unit and line, or the reason why there is none.
final class TileReading extends Region {
    private static final double PADDING = 12;
    private static final double REASON_AT = 42;

    private final Label value = Baseline.label("figure");
    private final Label unit = Baseline.label("unit");
    private final Label note = Baseline.label("note");
    private final Sparkline spark = new Sparkline();
    private final Label measure = Baseline.label("measure");
    private final Label what = Baseline.label("reason");
    private final Label detail = Baseline.label("reason-detail");
    private final StateShape dash = new StateShape(TileState.IDLE);
    private boolean figure;
    private boolean line;

    TileReading() {
        setManaged(false);
        setMouseTransparent(true);
        spark.setManaged(false);
        dash.setManaged(false);
        dash.getStyleClass().add("no-figure");
        getChildren().addAll(spark, value, unit, note, measure, dash, what, detail);
    }

    void show(TileContent.Reading reading) {
        switch (reading) {
            case TileContent.Figure(var shown, var in, var beside, var series, var measured) -> {
                figure = true;
                value.setText(shown);
                unit.setText(in);
                note.setText(beside);
                measure.setText(measured);
                spark.show(series.orElse(null));
                line = series.isPresent();
            }
            case TileContent.Reason(var missing, var because) -> {
                figure = false;
                line = false;
                what.setText(missing);
                detail.setText(because);
            }
        }
    }

    boolean hasFigure() {
        return figure;
    }

    void place(double width, TileMetrics metrics, TileSize size, double measureEnds) {
        resizeRelocate(0, 0, width, metrics.extent().height());
        for (Label each : new Label[] {value, unit, note, measure, what, detail}) {
            each.setVisible(false);
        }
        spark.setVisible(figure && line && metrics.spark().width() > 0);
        dash.setVisible(!figure);
        if (figure) {
            placeFigure(width, metrics, size);
            placeMeasure(metrics, measureEnds);
        } else {
            placeReason(width, metrics);
        }
    }

    private void placeFigure(double width, TileMetrics metrics, TileSize size) {
        double right = width - PADDING;
        double end = right;
        if (spark.isVisible()) {
            TileMetrics.Spark place = metrics.spark();
            spark.resizeRelocate(right - place.width(), place.top(), place.width(), place.height());
            end = right - place.width() - 6;
        }
        TileMetrics.Baselines lines = metrics.baselines();
        double gap = size.wall() ? 10 : 5;
        // The figure is never given up for its unit: what is left of the room shrinks from the right.
        double at = Baseline.place(value, PADDING, lines.figure(), end - PADDING) + gap;
        at = Baseline.place(unit, at, lines.figure(), end - at) + gap;
        Baseline.place(note, at, lines.figure(), fitting(note, end - at));
    }

    private void placeMeasure(TileMetrics metrics, double end) {
        double line = metrics.baselines().measure();
        if (TileMetrics.visible(line)) {
            Baseline.place(measure, PADDING, line, end - PADDING);
        }
    }

    /// A note of two letters and an ellipsis says nothing: it is shown whole or not at all.
    private static double fitting(Label label, double room) {
        return label.prefWidth(-1) <= room ? room : 0;
    }

    private void placeReason(double width, TileMetrics metrics) {
        double line = metrics.baselines().figure() - 2;
        double size = dash.prefWidth(-1);
        dash.resizeRelocate(PADDING - 2, line - size / 2 - 5, size, size);
        double room = width - REASON_AT - PADDING;
        Baseline.place(what, REASON_AT, line, room);
        Baseline.place(detail, REASON_AT, line + Math.round(what.prefHeight(-1)) + 3, room);
    }
}
