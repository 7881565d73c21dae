package io.watchfloor.controls.chart;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/// A strip of the last hours with a head that is dragged to an instant. Blue once the picture is not now.
public final class Scrubber extends Control {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");

    private final ObjectProperty<@Nullable ScrubberContent> content = new SimpleObjectProperty<>(this, "content");
    private final Consumer<Instant> sought;

    /// @param sought is given the instant that a click or a drag goes to
    public Scrubber(Consumer<Instant> sought) {
        this.sought = Objects.requireNonNull(sought, "sought");
        getStyleClass().add("scrubber");
        setAccessibleRole(AccessibleRole.SLIDER);
        setFocusTraversable(false);
    }

    /// Replaces what is drawn; UI thread.
    public void show(ScrubberContent value) {
        pseudoClassStateChanged(PAST, !value.live());
        content.set(value);
    }

    ObjectProperty<@Nullable ScrubberContent> content() {
        return content;
    }

    void seek(Instant at) {
        sought.accept(at);
    }

    @Override
    protected Skin<Scrubber> createDefaultSkin() {
        return new ScrubberSkin(this);
    }
}
