package io.watchfloor.controls.drawing;

import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// Adds rectangles and lines to one path: a hundred of them cost one node.
public final class Boxes {
    private Boxes() {}

    public static void add(Path path, double x, double y, double width, double height) {
        path.getElements()
                .addAll(
                        new MoveTo(x, y),
                        new LineTo(x + width, y),
                        new LineTo(x + width, y + height),
                        new LineTo(x, y + height),
                        new ClosePath());
    }

    public static void line(Path path, double x, double y, double toX, double toY) {
        path.getElements().addAll(new MoveTo(x, y), new LineTo(toX, toY));
    }

    /// An empty path that CSS colours by this class.
    public static Path path(String styleClass) {
        Path path = new Path();
        path.getStyleClass().setAll(styleClass);
        path.setManaged(false);
        path.setMouseTransparent(true);
        return path;
    }
}
