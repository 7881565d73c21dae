package io.watchfloor.controls;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Lays its content out at the logical size of a 1920 × 1080 design and scales it to the room there
/// is, so that shapes and text stay crisp on a wall. Never smaller than three quarters.
public final class ScaledPane extends Region {
    private static final double DESIGN_WIDTH = 1920;
    private static final double DESIGN_HEIGHT = 1080;
    private static final double SMALLEST = 0.75;

    private final Node content;
    private final Scale scale = new Scale(1, 1);

    public ScaledPane(Node content) {
        this.content = content;
        content.getTransforms().add(scale);
        getChildren().add(content);
    }

    /// How many pixels of the screen one logical pixel takes in a pane of this size.
    public static double scaleFor(double width, double height) {
        return Math.max(SMALLEST, Math.min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT));
    }

    @Override
    protected void layoutChildren() {
        double factor = scaleFor(getWidth(), getHeight());
        scale.setX(factor);
        scale.setY(factor);
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }

    @Override
    protected double computePrefWidth(double height) {
        return DESIGN_WIDTH;
    }

    @Override
    protected double computePrefHeight(double width) {
        return DESIGN_HEIGHT;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
