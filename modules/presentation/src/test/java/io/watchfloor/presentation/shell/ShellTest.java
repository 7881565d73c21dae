package io.watchfloor.presentation.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.tile.StateTile;
import io.watchfloor.presentation.Halden;
import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Promotion;
import io.watchfloor.presentation.Screen;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Surroundings;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.floor.FloorPage;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.themes.Theme;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class ShellTest {
    private final Estate estate = Halden.estate();
    private final Screen.Trail trail = new Screen.Trail();
    private final ScriptedLab lab = new ScriptedLab();

    private record Shown(Shell shell, Scene scene, StackPane locks) {
        Set<Node> all(String selector) {
            return scene.getRoot().lookupAll(selector);
        }

        boolean says(String text) {
            return labels(scene.getRoot()).contains(text);
        }

        void press(KeyCode code, boolean control) {
            Node owner = scene.getFocusOwner();
            Event.fireEvent(
                    owner == null ? shell.node() : owner,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        }

        private static List<String> labels(Node node) {
            List<String> texts = new ArrayList<>();
            if (!node.isVisible()) {
                return texts;
            }
            if (node instanceof Label label) {
                texts.add(label.getText());
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> texts.addAll(labels(child)));
            }
            return texts;
        }
    }

    private void shown(Station station, boolean canAct, Tick tick, Duration later, Consumer<Shown> check) {
        Screen.on(() -> {
            Clock clock = Clock.fixed(Halden.NOW.plus(later), Halden.ZONE);
            Surroundings surroundings = Screen.surroundings(estate, trail, canAct, clock);
            StackPane locks = new StackPane(new Button("a session"));
            Shell shell = new Shell(
                    surroundings,
                    List.of(
                            new Place(1, "Floor", new FloorPage(surroundings, station, "operator-1")),
                            new Place(3, "Locks", new Blank(locks), shownTick -> 14)),
                    new ShellOptions(station, Theme.DARK, Optional.of(lab)));
            shell.show(tick);
            Scene scene = shell.scene(1920, 1080);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            check.accept(new Shown(shell, scene, locks));
            shell.close();
            return true;
        });
    }

    private Tick incident() {
        return Promotion.tick(estate, Halden.NOW);
    }

    @Test
    void aTickIsSeenOnTheFloor() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(1), shown -> {
            assertTrue(shown.says("Order capture"));
            assertTrue(shown.says("PostgreSQL · row locks"));
            assertTrue(shown.says("LAB: workload is simulated"));
            assertTrue(shown.says("14 of 16 sources fresh"));
            assertTrue(shown.says("watching costs 2.1 ms/s, 2 connections"));
            List<Node> down = shown.all(".state-tile").stream()
                    .filter(tile -> tile.getPseudoClassStates().contains(PseudoClass.getPseudoClass("down")))
                    .toList();
            assertEquals(1, down.size());
        });
    }

    @Test
    void thePlanIsOneClickAway() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(1), shown -> {
            Button plan = (Button) shown.scene().lookup(".band .plan-button");
            plan.fire();
            assertEquals(List.of("plan Pause payment reconciliation"), trail.steps);
        });
    }

    @Test
    void theWaitTreeIsOneClickFromTheFindingAndFromABlockedTile() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(1), shown -> {
            ((Button) shown.scene().lookup(".wait-tree-button")).fire();
            StateTile tile = (StateTile) shown.scene().lookup(".state-tile:down");
            Event.fireEvent(
                    tile, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            assertEquals(List.of("locks " + Promotion.ROOT, "locks " + Promotion.ROOT), trail.steps);
        });
    }

    @Test
    void digitsOpenThePagesThatExist() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(1), shown -> {
            assertEquals(2, shown.all(".place").size());
            assertFalse(inScene(shown));
            shown.press(KeyCode.DIGIT3, false);
            assertTrue(inScene(shown));
            assertTrue(shown.scene().lookup(".answers-line").isVisible());
            shown.press(KeyCode.DIGIT2, false);
            assertTrue(inScene(shown));
            shown.press(KeyCode.NUMPAD1, false);
            assertFalse(inScene(shown));
        });
    }

    private static boolean inScene(Shown shown) {
        return shown.locks().getScene() != null;
    }

    @Test
    void thePaletteFindsAPageByItsWord() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(1), shown -> {
            shown.press(KeyCode.K, true);
            TextField filter = (TextField) shown.scene().lookup(".palette .text-field");
            filter.setText("loc");
            shown.press(KeyCode.DIGIT1, false);
            assertFalse(inScene(shown), "a digit typed into the filter opens nothing");
            Event.fireEvent(
                    filter, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            assertTrue(inScene(shown));
        });
    }

    @Test
    void aQuestionMarkShowsTheKeysAndEscapeHidesThem() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(1), shown -> {
            Event.fireEvent(
                    shown.shell().node(),
                    new KeyEvent(KeyEvent.KEY_TYPED, "?", "?", KeyCode.UNDEFINED, true, false, false, false));
            assertTrue(shown.says("All keys"));
            shown.press(KeyCode.ESCAPE, false);
            assertTrue(shown.all(".keys-card").isEmpty());
        });
    }

    @Test
    void tSwitchesTheTheme() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(1), shown -> {
            assertEquals(Theme.DARK.stylesheets(), shown.scene().getStylesheets());
            shown.press(KeyCode.T, false);
            assertEquals(Theme.LIGHT.stylesheets(), shown.scene().getStylesheets());
        });
    }

    @Test
    void aWallHasNothingToPress() {
        shown(Station.WALL, true, incident(), Duration.ofSeconds(1), shown -> {
            assertTrue(shown.all(".button").stream().noneMatch(ShellTest::reachable));
            assertTrue(shown.all(".place").isEmpty());
            assertTrue(shown.says("no actions here"));
            shown.press(KeyCode.DIGIT3, false);
            assertFalse(inScene(shown));
        });
    }

    private static boolean reachable(Node node) {
        return node.getParent() == null ? node.isVisible() : node.isVisible() && reachable(node.getParent());
    }

    @Test
    void aConsoleWithoutExecutorsOffersNoPlan() {
        shown(Station.DESK, false, incident(), Duration.ofSeconds(1), shown -> {
            assertFalse(shown.scene().lookup(".band .plan-button").isVisible());
            assertTrue(shown.says("no actions here"));
            assertTrue(shown.says("Read-only"));
        });
    }

    @Test
    void ticksThatStopComingAreTold() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(14), shown -> {
            assertTrue(shown.says("Nothing new for 14 s. What is shown is from 02:58:20."));
            assertTrue(shown.says(
                    "Judged 14 s ago from 14 of 16 sources. Not counted: Fulfilment (stale), Reports (unknown)."));
        });
        shown(
                Station.DESK,
                true,
                incident(),
                Duration.ofSeconds(2),
                shown -> assertFalse(shown.scene().lookup(".late-notice").isVisible()));
    }

    @Test
    void theLabStartsAndStopsAScenario() {
        shown(Station.DESK, true, incident(), Duration.ofSeconds(1), shown -> {
            shown.press(KeyCode.L, false);
            assertTrue(shown.says("No scenario runs"));
            scenarioButton(shown.scene()).fire();
            assertEquals("weekend-promotion", lab.present);
            assertTrue(shown.says("Weekend promotion, 01:05"));
            scenarioButton(shown.scene()).fire();
            assertEquals("", lab.present);
        });
    }

    // What scrolls is part of the scene only once it was laid out.
    private static Button scenarioButton(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return (Button) scene.lookup(".lab-row .button");
    }

    /// A page with one button.
    record Blank(StackPane content) implements Page {
        @Override
        public Parent node() {
            return content;
        }

        @Override
        public void show(Tick tick) {}

        @Override
        public void focus() {
            content.getChildren().getFirst().requestFocus();
        }

        @Override
        public void close() {}
    }

    /// A lab that does what it is told.
    static final class ScriptedLab implements LabControl {
        private String present = "";

        @Override
        public List<Scenario> known() {
            return List.of(new Scenario("weekend-promotion", "Weekend promotion", "orders triple"));
        }

        @Override
        public Optional<Running> running() {
            return present.isEmpty() ? Optional.empty() : Optional.of(new Running(present, Duration.ofSeconds(65)));
        }

        @Override
        public void start(String name) {
            present = name;
        }

        @Override
        public void stop() {
            present = "";
        }
    }
}
