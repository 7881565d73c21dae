package io.watchfloor.controls.tile;

import io.watchfloor.controls.drawing.Baseline;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The first line of a tile: shape, word and for how long, tick, age.
final class TileStrip extends Region {
    private static final double PADDING = 12;

    private final StateShape shape = new StateShape();
    private final Label word = Baseline.label("state-word");
    private final Glyph tick = new Glyph(Glyph.Drawing.TICK);
    private final Label acknowledgement = Baseline.label("acknowledgement");
    private final Label age = Baseline.label("age");

    TileStrip() {
        getStyleClass().add("strip");
        setManaged(false);
        setMouseTransparent(true);
        shape.setManaged(false);
        tick.setManaged(false);
        getChildren().addAll(shape, word, tick, acknowledgement, age);
    }

    void show(TileContent.Strip strip) {
        shape.show(strip.state());
        word.setText(strip.words());
        age.setText(strip.age());
        Optional<String> seen = strip.acknowledgement();
        tick.setVisible(seen.isPresent());
        acknowledgement.setText(seen.orElse(""));
    }

    /// Lays the line out; the word of acknowledgement gives way to its tick where there is no room.
    void place(double width, double height, double line, boolean spellOut) {
        resizeRelocate(0, 0, width, height);
        double size = shape.prefWidth(-1);
        double middle = snapPositionY((height - size) / 2);
        shape.resizeRelocate(PADDING, middle, size, size);
        double right = Baseline.placeRight(age, width - PADDING, line, width / 3) - 8;
        double x = PADDING + size + Math.round(size * 0.45);
        double tickSize = tick.isVisible() ? tick.prefWidth(-1) : 0;
        double at = Baseline.place(word, x, line, right - x - (tickSize > 0 ? tickSize + 6 : 0));
        if (tickSize > 0) {
            tick.resizeRelocate(snapPositionX(at + 7), snapPositionY((height - tickSize) / 2), tickSize, tickSize);
            at += 7 + tickSize + 4;
        }
        double room = right - at;
        boolean fits = spellOut && acknowledgement.prefWidth(-1) <= room;
        Baseline.place(acknowledgement, at, line, fits ? room : 0);
    }
}
