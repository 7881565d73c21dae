package io.watchfloor.controls.drawing;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Transform;

/// A canvas that stays crisp in a scaled scene: it has as many pixels as the screen gives it, and coordinates of
/// the layout.
public final class Sheet extends Canvas {
    private final Scale scale = new Scale(1, 1);

    public Sheet() {
        setManaged(false);
        setMouseTransparent(true);
        getTransforms().setAll(scale);
    }

    /// Clears it, gives it this place and size, and returns what to draw with, in layout coordinates.
    public GraphicsContext begin(double x, double y, double width, double height) {
        double factor = pixels();
        double wide = Math.max(0, Math.ceil(width * factor));
        double high = Math.max(0, Math.ceil(height * factor));
        if (wide != getWidth() || high != getHeight()) {
            setWidth(wide);
            setHeight(high);
        }
        scale.setX(1 / factor);
        scale.setY(1 / factor);
        relocate(x, y);
        GraphicsContext drawing = getGraphicsContext2D();
        drawing.setTransform(1, 0, 0, 1, 0, 0);
        drawing.clearRect(0, 0, wide, high);
        drawing.setTransform(factor, 0, 0, factor, 0, 0);
        return drawing;
    }

    /// How many pixels of the scene one of the layout takes.
    public double pixels() {
        if (getParent() == null) {
            return 1;
        }
        Transform toScene = getParent().getLocalToSceneTransform();
        double factor = Math.hypot(toScene.getMxx(), toScene.getMyx());
        return factor > 0 ? factor : 1;
    }
}
