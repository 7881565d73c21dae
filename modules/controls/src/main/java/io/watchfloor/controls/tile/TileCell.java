package io.watchfloor.controls.tile;

import io.watchfloor.controls.drawing.Baseline;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// One tenant within a tile: name, value, and a shape only where it is abnormal.
final class TileCell extends Region {
    private static final double PADDING = 6;
    private static final double GAP = 4;

    private final Label name = Baseline.label("cell-name");
    private final Label value = Baseline.label("cell-value");
    private final StateShape shape = new StateShape();

    TileCell() {
        getStyleClass().add("tile-cell");
        setManaged(false);
        setMouseTransparent(true);
        shape.setManaged(false);
        getChildren().addAll(name, shape, value);
    }

    void show(TileContent.Cell cell) {
        name.setText(cell.name());
        value.setText(cell.value());
        shape.show(cell.state());
        shape.setVisible(cell.state().abnormal());
        cell.state().markOn(this);
    }

    void place(double x, double y, double width, double height, boolean stacked) {
        resizeRelocate(x, y, width, height);
        double right = width - PADDING;
        double size = shape.isVisible() ? shape.prefWidth(-1) : 0;
        double lead = size > 0 ? size + GAP : 0;
        if (stacked) {
            Baseline.place(name, PADDING, 14, right - PADDING);
            Baseline.place(value, PADDING + lead, 30, right - PADDING - lead);
            shape.resizeRelocate(PADDING, 30 - size + 1, size, size);
        } else {
            double line = height / 2 + 5;
            double begin = Baseline.placeRight(value, right, line, right - PADDING - lead);
            shape.resizeRelocate(begin - lead, snapPositionY((height - size) / 2), size, size);
            Baseline.place(name, PADDING, line, begin - lead - GAP - PADDING);
        }
    }
}
