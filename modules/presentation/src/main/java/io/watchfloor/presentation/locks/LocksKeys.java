package io.watchfloor.presentation.locks;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// The keys of the page that hold wherever the focus is, but while text is typed. The table has its own.
///
/// @param go     goes to a session
/// @param filter puts the focus in the filter
/// @param plan   plans what is recommended for the selected session
record LocksKeys(LocksModel model, Consumer<SessionKey> go, Runnable filter, Runnable plan) {

    void listen(Node page) {
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        // The character that opened the filter is not meant for it.
        page.addEventFilter(KeyEvent.KEY_TYPED, this::type);
    }

    private void type(KeyEvent event) {
        if ("/".equals(event.getCharacter()) && !typing(event.getTarget())) {
            filter.run();
            event.consume();
        }
    }

    private void press(KeyEvent event) {
        if (typing(event.getTarget()) || event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> consume(event, () -> model.freeze(!model.frozen()));
            case J -> consume(event, () -> model.root(!event.isShiftDown()).ifPresent(go));
            case B -> consume(event, () -> otherBlocker().ifPresent(go));
            case P -> consume(event, plan);
            default -> {}
        }
    }

    private Optional<SessionKey> otherBlocker() {
        return model.selected().flatMap(model::otherBlocker);
    }

    private static void consume(Event event, Runnable does) {
        does.run();
        event.consume();
    }

    private static boolean typing(@Nullable EventTarget target) {
        return target instanceof TextInputControl;
    }
}
