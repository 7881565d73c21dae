package io.watchfloor.presentation.answers;

import javafx.scene.layout.Region;

/// A share as a filled part of a bar.
final class ShareBar extends Region {
    private final Region fill = new Region();
    private double share;

    ShareBar() {
        getStyleClass().add("share-bar");
        fill.getStyleClass().add("share-fill");
        fill.setManaged(false);
        getChildren().add(fill);
    }

    void show(double value) {
        share = value;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
    }
}
