package io.watchfloor.presentation;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Presses keys where the focus is, as the platform would.
public final class Keys {
    private Keys() {}

    public static void press(Scene scene, KeyCode code) {
        press(scene, code, false, false);
    }

    public static void press(Scene scene, KeyCode code, boolean shift, boolean control) {
        fire(scene, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
        fire(scene, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, control, false, false));
    }

    public static void type(Scene scene, String character) {
        fire(
                scene,
                new KeyEvent(KeyEvent.KEY_TYPED, character, character, KeyCode.UNDEFINED, false, false, false, false));
    }

    private static void fire(Scene scene, KeyEvent event) {
        Node target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        Event.fireEvent(target, event.copyFor(target, target));
    }
}
