package io.watchfloor.controls.drawing;

import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// A colour for a canvas that a style sheet decides: the background of a region without size.
public final class Ink extends Region {
    public Ink(String... styleClasses) {
        getStyleClass().setAll(styleClasses);
        setManaged(false);
        setMouseTransparent(true);
        resize(0, 0);
    }

    /// Transparent until a style sheet has been applied.
    public Paint paint() {
        Background background = getBackground();
        return background == null || background.getFills().isEmpty()
                ? Color.TRANSPARENT
                : background.getFills().getFirst().getFill();
    }
}
