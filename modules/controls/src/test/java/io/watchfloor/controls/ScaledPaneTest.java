package io.watchfloor.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.BoundingBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class ScaledPaneTest {

    @Test
    void aDesignOf1920By1080FillsAWallTwiceAsWide() {
        Region content = new Region();
        BoundingBox seen = Pictures.onScreen(() -> {
            ScaledPane pane = new ScaledPane(content);
            pane.resize(3840, 2160);
            pane.layout();
            return (BoundingBox) content.getBoundsInParent();
        });
        assertEquals(1920, content.getWidth());
        assertEquals(1080, content.getHeight());
        assertEquals(new BoundingBox(0, 0, 3840, 2160), seen);
    }

    @Test
    void theNarrowerSideDecidesAndTheOtherGivesRoom() {
        Region content = new Region();
        Pictures.onScreen(() -> {
            ScaledPane pane = new ScaledPane(content);
            pane.resize(3840, 1080);
            pane.layout();
            return pane;
        });
        assertEquals(3840, content.getWidth());
        assertEquals(1080, content.getHeight());
    }

    @Test
    void nothingShrinksBelowThreeQuarters() {
        assertEquals(0.75, ScaledPane.scaleFor(800, 600));
        assertEquals(1.25, ScaledPane.scaleFor(2400, 1350));
    }
}
