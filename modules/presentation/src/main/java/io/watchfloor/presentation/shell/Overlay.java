package io.watchfloor.presentation.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// Holds what lies over the present page, one thing at a time, and gives the focus back afterwards.
final class Overlay extends StackPane {
    private final Region dim = new Region();
    private @Nullable Node before;
    private @Nullable Runnable closed;

    Overlay() {
        getStyleClass().add("overlay");
        dim.getStyleClass().add("dialog-dim");
        dim.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> close());
        setVisible(false);
        setManaged(false);
    }

    /// Puts a node over the page; `whenClosed` is told when it has gone, by Esc, by a click beside it or by itself.
    /// At the right it leaves the page to be watched.
    void open(Node content, Pos place, Runnable whenClosed) {
        dim.getStyleClass().setAll(place == Pos.TOP_RIGHT ? "dialog-beside" : "dialog-dim");
        Scene scene = getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        if (isOpen()) {
            tellClosed();
        } else {
            before = owner;
        }
        closed = whenClosed;
        setAlignment(content, place);
        getChildren().setAll(dim, content);
        setVisible(true);
        setManaged(true);
        content.requestFocus();
    }

    boolean isOpen() {
        return isVisible();
    }

    void close() {
        if (!isOpen()) {
            return;
        }
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        Node owner = before;
        before = null;
        if (owner != null) {
            owner.requestFocus();
        }
        tellClosed();
    }

    private void tellClosed() {
        Runnable told = closed;
        closed = null;
        if (told != null) {
            told.run();
        }
    }
}
