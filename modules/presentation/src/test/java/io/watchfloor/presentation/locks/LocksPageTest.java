package io.watchfloor.presentation.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.tree.TreeRows;
import io.watchfloor.presentation.Keys;
import io.watchfloor.presentation.Screens;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.TestSurroundings;
import io.watchfloor.presentation.TestSurroundings.Went;
import io.watchfloor.themes.Theme;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LocksPageTest {
    private final Went went = new Went();
    private LocksPage page;
    private Stage stage;

    @BeforeEach
    void open() {
        Screens.on(() -> {
            page = new LocksPage(TestSurroundings.at(Stories.NOW, went));
            page.show(Stories.incident());
            stage = Screens.stage(page.node(), Theme.DARK, 1920, 1080);
            page.focus();
            return stage;
        });
    }

    @AfterEach
    void close() {
        Screens.on(() -> {
            page.close();
            stage.close();
            return true;
        });
    }

    private Scene scene() {
        return stage.getScene();
    }

    private TreeRows tree() {
        return (TreeRows) page.node().lookup(".lock-tree");
    }

    private String detailPid() {
        return ((Label) page.node().lookup(".detail-pid")).getText();
    }

    private void press(KeyCode code) {
        Screens.on(() -> {
            Keys.press(scene(), code);
            return true;
        });
    }

    private String selected() {
        return Screens.on(() -> String.join(" ", tree().selectedKeysProperty().get()));
    }

    @Test
    void theFirstRootIsSelectedAndDownGoesToTheFirstBehindIt() {
        assertEquals("pg-nord-1/48213", selected());
        press(KeyCode.DOWN);
        assertEquals("pg-nord-1/48377", selected());
        assertEquals("48377", Screens.on(this::detailPid));
    }

    @Test
    void leftFoldsRightUnfolds() {
        int all = Screens.on(() -> tree().visibleRowsProperty().get().size());
        press(KeyCode.LEFT);
        int folded = Screens.on(() -> tree().visibleRowsProperty().get().size());
        assertEquals(all - 14, folded);
        press(KeyCode.RIGHT);
        assertEquals(all, Screens.on(() -> tree().visibleRowsProperty().get().size()));
    }

    @Test
    void jGoesToTheNextRootAndBToTheOtherBlocker() {
        press(KeyCode.J);
        press(KeyCode.J);
        assertEquals("47655", Screens.on(this::detailPid));
        Screens.on(() -> {
            page.show(48402);
            return true;
        });
        assertEquals("pg-nord-1/48402", selected());
        press(KeyCode.B);
        assertEquals("pg-nord-1/48377", selected());
    }

    @Test
    void aDeepLinkUnfoldsWhatHidesTheSession() {
        press(KeyCode.LEFT);
        Screens.on(() -> {
            page.show(48433);
            return true;
        });
        assertEquals("pg-nord-1/48433", selected());
        Screens.on(() -> {
            page.show(99999);
            return true;
        });
        assertTrue(Screens.on(() -> page.node().lookupAll(".word-degraded").stream()
                .anyMatch(node ->
                        node instanceof Label label && label.getText().equals("99999 is not in the sample any more"))));
    }

    @Test
    void slashFiltersAndEscapeGoesBack() {
        Screens.on(() -> {
            Keys.type(scene(), "/");
            TextField filter = (TextField) scene().getFocusOwner();
            filter.setText("pos sync");
            return true;
        });
        List<String> seen = Screens.on(() -> tree().visibleRowsProperty().get().stream()
                .map(row -> row.key())
                .toList());
        assertEquals(
                List.of(
                        "pg-nord-1/48213",
                        "pg-nord-1/48377",
                        "pg-nord-1/48418",
                        "pg-nord-1/48433",
                        "pg-nord-1/48380",
                        "pg-nord-1/48429",
                        "pg-nord-1/48460"),
                seen);
        press(KeyCode.ESCAPE);
        assertFalse(Screens.on(() -> scene().getFocusOwner() instanceof TextField));
        assertEquals("", Screens.on(() -> tree().filterProperty().get()));
    }

    @Test
    void controlCCopiesTheSelectedRow() {
        String text = Screens.on(() -> {
            Keys.press(scene(), KeyCode.C, false, true);
            return Clipboard.getSystemClipboard().getString();
        });
        assertTrue(text.contains("48213 odoo-cron CRITICAL"), text);
        assertTrue(text.contains("Payment reconciliation"), text);
    }

    @Test
    void pPlansWhatIsRecommendedAndEnterGoesToItsButton() {
        press(KeyCode.P);
        assertEquals(List.of(Stories.pause()), went.plans);
        press(KeyCode.ENTER);
        assertTrue(Screens.on(() -> scene().getFocusOwner() instanceof Button button
                && button.getText().equals("Pause Payment reconciliation…")));
    }

    @Test
    void spaceFreezesThePicture() {
        press(KeyCode.SPACE);
        Screens.on(() -> {
            page.show(Stories.quiet(Stories.NOW.plusSeconds(1), List.of()));
            return true;
        });
        assertTrue(Screens.on(() -> tree().row("pg-nord-1/48213") != null));
        press(KeyCode.SPACE);
        // What left meanwhile is struck through for one tick, as always while somebody works in the table.
        Screens.on(() -> {
            page.show(Stories.quiet(Stories.NOW.plusSeconds(2), List.of()));
            return true;
        });
        assertTrue(Screens.on(() -> tree().row("pg-nord-1/48213") == null));
    }

    @Test
    void aStaleSampleIsMarkedOnThePage() {
        Screens.on(() -> {
            page.show(Stories.later(Stories.incident(), Stories.NOW.plusSeconds(14)));
            return true;
        });
        assertTrue(Screens.on(() -> page.node().getPseudoClassStates().contains(PseudoClass.getPseudoClass("stale"))));
        assertTrue(Screens.on(() ->
                ((Label) page.node().lookup(".sample")).getText().startsWith("stale · sample 02:53:41, 14 s old")));
    }

    @Test
    void tPlansToTerminateTheSelectedSessionAndXToCancelIt() {
        press(KeyCode.DOWN);
        press(KeyCode.T);
        press(KeyCode.X);
        assertEquals(
                List.of("terminate-session 48377", "cancel-statement 48377"),
                went.plans.stream()
                        .map(advice -> advice.mitigation() + " "
                                + advice.target().session().pid())
                        .toList());
    }

    @Test
    void oHidesAColumn() {
        press(KeyCode.O);
        Screens.on(() -> {
            CheckBox pod = (CheckBox) scene().getFocusOwner();
            pod.setSelected(false);
            return true;
        });
        press(KeyCode.ESCAPE);
        assertEquals(Set.of("Pod"), Screens.on(() -> tree().hiddenColumns().get()));
    }

    @Test
    void sOpensTheStatementsAndBack() {
        press(KeyCode.S);
        assertTrue(Screens.on(() -> page.node().lookup(".statements-pane").isVisible()));
        press(KeyCode.S);
        assertFalse(Screens.on(() -> page.node().lookup(".statements-pane").isVisible()));
    }

    @Test
    void bracketsBrushAndEscapeClears() {
        Screens.on(() -> {
            Keys.type(scene(), "[");
            return true;
        });
        String brushed = rangeText();
        assertTrue(brushed.contains("1 min 0 s"), brushed);
        press(KeyCode.ESCAPE);
        assertFalse(rangeText().equals(brushed));
    }

    private String rangeText() {
        // What was asked for is answered by a later turn of the UI thread.
        Screens.on(() -> true);
        return Screens.on(() -> ((Label) page.node().lookup(".range-box")).getText());
    }
}
