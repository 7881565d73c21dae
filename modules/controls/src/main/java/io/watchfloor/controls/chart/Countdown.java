package io.watchfloor.controls.chart;

import io.watchfloor.controls.drawing.Baseline;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;

/// A ring that empties clockwise, with the time left in it ("26:10" over "left").
public final class Countdown extends Region {
    private static final double STROKE = 6;

    private final Circle track = new Circle();
    private final Arc arc = new Arc();
    private final Label time = Baseline.label("countdown-time");
    private final Label caption = Baseline.label("countdown-caption");
    private double remaining;

    public Countdown() {
        getStyleClass().add("countdown");
        setAccessibleRole(AccessibleRole.TEXT);
        track.getStyleClass().add("countdown-track");
        arc.getStyleClass().add("countdown-arc");
        arc.setType(ArcType.OPEN);
        arc.setStrokeLineCap(StrokeLineCap.BUTT);
        track.setManaged(false);
        arc.setManaged(false);
        getChildren().addAll(track, arc, time, caption);
    }

    /// Shows the share that remains (clamped to 0 to 1) and its words; UI thread.
    public void show(double share, String left, String word) {
        remaining = Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1);
        time.setText(Objects.requireNonNull(left, "left"));
        caption.setText(Objects.requireNonNull(word, "word"));
        setAccessibleText(left + " " + word);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth(), getHeight());
        double centreX = getWidth() / 2;
        double centreY = getHeight() / 2;
        double radius = Math.max(0, (size - STROKE) / 2);
        track.setCenterX(centreX);
        track.setCenterY(centreY);
        track.setRadius(radius);
        arc.setCenterX(centreX);
        arc.setCenterY(centreY);
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        // The full ring is drawn a hair short of 360°, which would be nothing.
        arc.setStartAngle(90);
        arc.setLength(-Math.min(359.99, 360 * remaining));
        arc.setVisible(remaining > 0);
        boolean worded = !caption.getText().isEmpty();
        centre(time, centreX, centreY + (worded ? 2 : 8), size - 2 * STROKE);
        centre(caption, centreX, centreY + 19, size - 4 * STROKE);
    }

    private static void centre(Label label, double x, double line, double room) {
        double width = Math.min(Math.ceil(label.prefWidth(-1)), room);
        Baseline.place(label, x - width / 2, line, room);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 96;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 96;
    }
}
