package io.watchfloor.presentation;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Text with style classes, and the room between texts.
public final class Labels {
    private Labels() {}

    /// A label that keeps its width: what matters is not cut before what does not.
    public static Label fixed(String text, String... styleClasses) {
        Label label = cut(text, styleClasses);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    /// A label that is cut with an ellipsis when there is no room.
    public static Label cut(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /// A label that takes as many lines as it needs.
    public static Label wrapped(String text, String... styleClasses) {
        Label label = cut(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A cap for a key on the keyboard.
    public static Label key(String name) {
        return fixed(name, "key");
    }

    /// Pushes what follows to the right.
    public static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
