package io.watchfloor.controls.timeline;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/// Lanes of states over the last half hour (or any span), with the changes that may explain them above. Made of
/// one path for each kind of bin: crisp at any scale, and coloured by CSS.
public final class Timeline extends Control {
    private final ObjectProperty<@Nullable TimelineContent> content = new SimpleObjectProperty<>(this, "content");

    public Timeline() {
        getStyleClass().add("timeline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(false);
    }

    /// Replaces what is drawn; UI thread.
    public void show(TimelineContent value) {
        content.set(Objects.requireNonNull(value, "value"));
    }

    ObjectProperty<@Nullable TimelineContent> content() {
        return content;
    }

    @Override
    protected Skin<Timeline> createDefaultSkin() {
        return new TimelineSkin(this);
    }
}
