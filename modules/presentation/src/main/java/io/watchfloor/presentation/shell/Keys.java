package io.watchfloor.presentation.shell;

import io.watchfloor.presentation.Station;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keyboard does on every screen. A field that takes text, and whatever lies on top, come first.
final class Keys {
    /// What keys lead to.
    interface Deeds {
        List<Place> places();

        void open(Place place);

        void palette();

        void help();

        void lab();

        void switchTheme();

        void fullScreen();
    }

    private final Deeds deeds;
    private final Overlay overlay;
    private final Station station;

    Keys(Deeds deeds, Overlay overlay, Station station) {
        this.deeds = deeds;
        this.overlay = overlay;
        this.station = station;
    }

    void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.F11) {
            deeds.fullScreen();
        } else if (overlay.isOpen()) {
            if (event.getCode() != KeyCode.ESCAPE) {
                return;
            }
            overlay.close();
        } else if (station == Station.WALL || !steered(event)) {
            return;
        }
        event.consume();
    }

    /// A question mark is where the keyboard's layout has it.
    void typed(KeyEvent event) {
        if (event.getCharacter().equals("?") && !overlay.isOpen() && station != Station.WALL && !writing(event)) {
            deeds.help();
            event.consume();
        }
    }

    private boolean steered(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.K) {
            deeds.palette();
            return true;
        }
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown() || writing(event)) {
            return false;
        }
        if (event.getCode() == KeyCode.T) {
            deeds.switchTheme();
            return true;
        }
        if (event.getCode() == KeyCode.L) {
            deeds.lab();
            return true;
        }
        return place(event.getCode());
    }

    private boolean place(KeyCode code) {
        int digit = code.isDigitKey() || code.isKeypadKey() ? digit(code) : -1;
        return deeds.places().stream()
                .filter(place -> place.key() == digit)
                .findFirst()
                .map(place -> {
                    deeds.open(place);
                    return true;
                })
                .orElse(false);
    }

    private static int digit(KeyCode code) {
        String name = code.name();
        char last = name.charAt(name.length() - 1);
        return Character.isDigit(last) ? last - '0' : -1;
    }

    private static boolean writing(KeyEvent event) {
        return event.getTarget() instanceof Node node && node instanceof TextInputControl;
    }
}
