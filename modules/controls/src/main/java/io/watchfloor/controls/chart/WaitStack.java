package io.watchfloor.controls.chart;

import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/// Classes stacked over time with steps, not slopes: a sample holds until the next. The legend names each class
/// with its value now, in the order of the stack.
public final class WaitStack extends Control {
    private final ObjectProperty<@Nullable StackContent> content = new SimpleObjectProperty<>(this, "content");

    public WaitStack() {
        getStyleClass().add("wait-stack");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(false);
    }

    /// Replaces what is drawn; UI thread.
    public void show(StackContent value) {
        content.set(Objects.requireNonNull(value, "value"));
    }

    ObjectProperty<@Nullable StackContent> content() {
        return content;
    }

    @Override
    protected Skin<WaitStack> createDefaultSkin() {
        return new WaitStackSkin(this);
    }
}
