package io.watchfloor.presentation.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.presentation.Keys;
import io.watchfloor.presentation.Screens;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.TestSurroundings;
import io.watchfloor.themes.Theme;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PlanDialogTest {
    private final ScriptedActions actions = new ScriptedActions();
    private final AtomicInteger closed = new AtomicInteger();
    private Button behind;
    private PlanDialog dialog;
    private Stage stage;

    @BeforeEach
    void open() {
        Screens.on(() -> {
            behind = new Button("behind");
            dialog = new PlanDialog(
                    TestSurroundings.at(Stories.NOW), actions, PlanStories.usual(), closed::incrementAndGet);
            stage = Screens.stage(new StackPane(behind, dialog.node()), Theme.DARK, 1920, 1080);
            return true;
        });
        // The desk's answer comes through the UI's queue: whatever is asked after it finds it there.
        Screens.on(() -> {
            dialog.show(Stories.incident());
            dialog.focus();
            return true;
        });
    }

    @AfterEach
    void close() {
        Screens.on(() -> {
            dialog.close();
            stage.close();
            return true;
        });
    }

    private Scene scene() {
        return stage.getScene();
    }

    private void press(KeyCode code, boolean control) {
        Screens.on(() -> {
            Keys.press(scene(), code, false, control);
            return true;
        });
    }

    private void type(String name) {
        Screens.on(() -> {
            ((TextField) dialog.node().lookup(".typed-name")).setText(name);
            return true;
        });
    }

    private Button act() {
        return (Button) dialog.node().lookup(".act");
    }

    @Test
    void theFocusBeginsWhereTheNameIsTyped() {
        assertTrue(Screens.on(() -> scene().getFocusOwner() instanceof TextField));
    }

    @Test
    void enterAloneNeverActsWhereverTheFocusIs() {
        type("nord-prod");
        press(KeyCode.ENTER, false);
        Screens.on(() -> {
            act().requestFocus();
            return true;
        });
        press(KeyCode.ENTER, false);
        assertEquals(0, actions.approvals.size());
    }

    @Test
    void controlEnterActsOnlyWithTheNameMatched() {
        press(KeyCode.ENTER, true);
        assertEquals(0, actions.approvals.size());
        type("nord-prod");
        press(KeyCode.ENTER, true);
        assertEquals(1, actions.approvals.size());
        // A second press meant for acting never undoes.
        press(KeyCode.ENTER, true);
        assertTrue(Screens.on(() -> ((Button) dialog.node().lookup(".undo")).isVisible()));
    }

    @Test
    void aClickActsToo() {
        type("nord-prod");
        Screens.on(() -> {
            act().fire();
            return true;
        });
        assertEquals(1, actions.approvals.size());
    }

    @Test
    void theFocusStaysInside() {
        Set<Node> met = new HashSet<>();
        for (int press = 0; press < 12; press++) {
            press(KeyCode.TAB, false);
            met.add(Screens.on(() -> scene().getFocusOwner()));
        }
        assertFalse(met.contains(behind));
        assertTrue(met.size() >= 4, met.toString());
        Screens.on(() -> {
            behind.requestFocus();
            return true;
        });
        assertFalse(Screens.on(behind::isFocused));
    }

    @Test
    void escapeCloses() {
        press(KeyCode.ESCAPE, false);
        press(KeyCode.ESCAPE, false);
        assertEquals(1, closed.get());
    }
}
