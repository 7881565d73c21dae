package io.watchfloor.presentation.floor;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// Shows a control of the desk larger, for a wall.
final class Magnified extends Region {
    private final Node content;
    private final double factor;

    Magnified(Node content, double factor) {
        this.content = content;
        this.factor = factor;
        content.getTransforms().add(new Scale(factor, factor));
        getChildren().add(content);
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth() / factor, getHeight() / factor);
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
