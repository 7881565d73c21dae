package io.watchfloor.controls.tile;

import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/// Two paths on a 16 × 16 grid, scaled to the size that CSS asks for: `.mark`, and `.cut` above it.
abstract class GridShape extends Region {
    static final double GRID = 16;

    private final SVGPath mark = path("mark");
    private final SVGPath cut = path("cut");
    private final Scale scale = new Scale(1, 1);

    GridShape(String markPath, String cutPath) {
        getStyleClass().add("glyph");
        getChildren().setAll(mark, cut);
        setMouseTransparent(true);
        draw(markPath, cutPath);
    }

    final void draw(String markPath, String cutPath) {
        mark.setContent(markPath);
        cut.setContent(cutPath);
    }

    private SVGPath path(String styleClass) {
        SVGPath path = new SVGPath();
        path.setManaged(false);
        path.setFillRule(FillRule.EVEN_ODD);
        path.setStrokeLineJoin(StrokeLineJoin.ROUND);
        path.getStyleClass().add(styleClass);
        return path;
    }

    @Override
    protected void layoutChildren() {
        double size = Math.min(getWidth(), getHeight());
        scale.setX(size / GRID);
        scale.setY(size / GRID);
        if (mark.getTransforms().isEmpty()) {
            mark.getTransforms().add(scale);
            cut.getTransforms().add(scale);
        }
        double x = snapPositionX((getWidth() - size) / 2);
        double y = snapPositionY((getHeight() - size) / 2);
        mark.setLayoutX(x);
        mark.setLayoutY(y);
        cut.setLayoutX(x);
        cut.setLayoutY(y);
    }

    @Override
    protected double computePrefWidth(double height) {
        return GRID;
    }

    @Override
    protected double computePrefHeight(double width) {
        return GRID;
    }
}
