package io.watchfloor.controls.tile;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/// The last half hour in the space of a word: usual band, objective, line, square end mark. Made of shapes, so that
/// it is crisp at any scale; coloured only from the point where it stopped being usual.
public final class Sparkline extends Control {
    private final ObjectProperty<@Nullable Series> series = new SimpleObjectProperty<>(this, "series");

    public Sparkline() {
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(false);
        setMouseTransparent(true);
    }

    /// Replaces what is drawn; UI thread.
    public void show(@Nullable Series value) {
        series.set(value);
    }

    ObjectProperty<@Nullable Series> series() {
        return series;
    }

    @Override
    protected Skin<Sparkline> createDefaultSkin() {
        return new SparklineSkin(this);
    }
}
