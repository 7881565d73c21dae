package io.watchfloor.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.tile.StateTile;
import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.tile.TileSize;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.themes.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateTileTest {
    private static final Set<String> STATES =
            Set.of("healthy", "degraded", "down", "stale", "unknown", "idle", "maintenance", "latched", "acknowledged");

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, false, healthy",
        "DEGRADED, false, degraded",
        "DEGRADED, true, acknowledged degraded",
        "DOWN, false, down",
        "DOWN, true, acknowledged down",
        "LATCHED_DEGRADED, false, degraded latched",
        "LATCHED_DOWN, false, down latched",
        "STALE, false, stale",
        "UNKNOWN, false, unknown",
        "IDLE, false, idle",
        "MAINTENANCE, false, maintenance"
    })
    void eachStateIsItsPseudoClassesAndNoOther(TileState state, boolean acknowledged, String expected) {
        Set<String> seen = Pictures.onScreen(() -> {
            StateTile tile = new StateTile(TileSize.SMALL);
            // From the most different state, so that what is left over shows.
            tile.show(Samples.small(state == TileState.DOWN ? TileState.LATCHED_DEGRADED : TileState.DOWN, true));
            tile.show(Samples.small(state, acknowledged));
            return pseudoClasses(tile);
        });
        assertEquals(expected, String.join(" ", seen));
    }

    private static Set<String> pseudoClasses(Node node) {
        return node.getPseudoClassStates().stream()
                .map(PseudoClass::getPseudoClassName)
                .filter(STATES::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aCriticalTileSaysAllThatItsContentHolds() {
        assertEquals(
                List.of(
                        "degraded 7 min",
                        "acknowledged",
                        "2 s",
                        "Order capture",
                        "first to slow",
                        "1.84",
                        "s",
                        "p95 Velmar, usual 0.38–0.46, SLO 0.80 s",
                        "54 /min",
                        "done",
                        "6",
                        "waiting",
                        "Norda",
                        "0.90",
                        "Velmar",
                        "1.84",
                        "Kestra",
                        "0.88"),
                texts(TileSize.CRITICAL, Samples.critical(TileState.DEGRADED, true, "first to slow")));
    }

    @Test
    void anUnknownTileShowsTheReasonAndNoFigure() {
        assertEquals(
                List.of(
                        "unknown 46 min",
                        "Order capture",
                        "needs pg_monitor",
                        "on pg-2 (standby)",
                        "Norda",
                        "–",
                        "Velmar",
                        "–",
                        "Kestra",
                        "–"),
                texts(TileSize.SMALL, Samples.small(TileState.UNKNOWN, false)));
    }

    @Test
    void aFigureThatWasShownIsGoneOnceTheValueIsUnknown() {
        List<String> seen = Pictures.onScreen(() -> {
            StateTile tile = laidOut(TileSize.SMALL, Samples.small(TileState.HEALTHY, false), Theme.DARK);
            tile.show(Samples.small(TileState.UNKNOWN, false));
            tile.getScene().getRoot().applyCss();
            tile.getScene().getRoot().layout();
            return labels(tile).stream().map(Label::getText).toList();
        });
        assertFalse(seen.contains("0.91"), seen.toString());
    }

    @Test
    void aReaderHearsNameStateValueAndAge() {
        String spoken = Pictures.onScreen(() -> {
            StateTile tile = new StateTile(TileSize.SMALL);
            tile.show(Samples.small(TileState.DEGRADED, true));
            return tile.getAccessibleText();
        });
        assertEquals(
                "Order capture, degraded 7 min, acknowledged, 2.10 s p95, 54 /min done, 6 waiting, "
                        + "Norda 0.90, Velmar 2.10, Kestra 0.88, age 2 s",
                spoken);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyCode.class,
            names = {"ENTER", "SPACE"})
    void enterAndSpaceOpenTheTile(KeyCode code) {
        List<Object> opened = new ArrayList<>();
        StateTile tile = Pictures.onScreen(() -> {
            StateTile made = new StateTile(TileSize.SMALL);
            made.setOnOpen(event -> opened.add(event.getSource()));
            made.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            made.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "x", "x", KeyCode.X, false, false, false, false));
            return made;
        });
        assertEquals(List.of(tile), opened);
        assertTrue(tile.isFocusTraversable());
    }

    @ParameterizedTest
    @EnumSource(TileSize.class)
    void longTextsNeitherOverlapNorLeaveTheTile(TileSize size) {
        Pictures.onScreen(() -> {
            StateTile tile = laidOut(size, longTexts(), Theme.LIGHT);
            List<Label> labels = labels(tile);
            Bounds whole = tile.localToScene(tile.getLayoutBounds());
            for (Label one : labels) {
                Bounds box = one.localToScene(one.getLayoutBounds());
                assertTrue(whole.contains(box), size + ": " + one.getText() + " leaves the tile: " + box);
                for (Label other : labels) {
                    Bounds otherBox = other.localToScene(other.getLayoutBounds());
                    assertTrue(
                            one.equals(other) || overlap(box, otherBox) <= 3,
                            size + ": " + one.getText() + " overlaps " + other.getText());
                }
            }
            return tile;
        });
    }

    /// Line boxes of neighbouring lines may touch where ascents reserve more than letters use.
    private static double overlap(Bounds a, Bounds b) {
        double wide = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double tall = Math.min(inkBottom(a), inkBottom(b)) - Math.max(inkTop(a), inkTop(b));
        return Math.min(wide, tall);
    }

    private static double inkTop(Bounds box) {
        return box.getMinY() + box.getHeight() * 0.22;
    }

    private static double inkBottom(Bounds box) {
        return box.getMaxY() - box.getHeight() * 0.2;
    }

    private static TileContent longTexts() {
        return new TileContent(
                new TileContent.Strip(
                        TileState.DOWN, "down 123 h 45 min and 17 s", Optional.of("acknowledged by many"), "12 min"),
                new TileContent.Heading("Reconciliation of marketplace payments", Optional.of("root blocker")),
                new TileContent.Figure(
                        "1 234 567.89", "transactions/s", "p99.9", Optional.of(Samples.calm(1)), "m".repeat(200)),
                List.of(
                        TileContent.Phrase.of("1 234 567 /min", "done by everybody"),
                        TileContent.Phrase.of("1 234 567", "sessions waiting for all of them")),
                List.of(
                        new TileContent.Cell(TileState.DOWN, "Norda Handelsgesellschaft", "123 456 789 012"),
                        new TileContent.Cell(TileState.DEGRADED, "Velmar", "1.84"),
                        new TileContent.Cell(TileState.UNKNOWN, "+118", "")));
    }

    @Test
    void aThickerEdgeMovesNothing() {
        TileContent calm = Samples.small(TileState.HEALTHY, false);
        TileContent down = new TileContent(
                new TileContent.Strip(TileState.DOWN, "healthy", "2 s"),
                calm.heading(),
                calm.reading(),
                calm.flow(),
                calm.cells());
        assertEquals(places(calm), places(down));
    }

    private static List<String> places(TileContent content) {
        return Pictures.onScreen(() -> labels(laidOut(TileSize.SMALL, content, Theme.DARK)).stream()
                .filter(label -> !label.getStyleClass().contains("state-word"))
                .map(label -> label.getText() + " at " + label.getLayoutX() + " " + label.getLayoutY())
                .toList());
    }

    @Test
    void theFilledStripOfADownTileIsTheTokenOfItsTheme() {
        assertEquals(Color.web("#D3323A"), stripColour(Theme.DARK));
        assertEquals(Color.web("#B91C26"), stripColour(Theme.LIGHT));
    }

    private static Object stripColour(Theme theme) {
        return Pictures.onScreen(() -> {
            StateTile tile = laidOut(TileSize.SMALL, Samples.small(TileState.DOWN, false), theme);
            Region strip = (Region) tile.lookup(".strip");
            return strip.getBackground().getFills().getFirst().getFill();
        });
    }

    private static List<String> texts(TileSize size, TileContent content) {
        return Pictures.onScreen(() -> labels(laidOut(size, content, Theme.DARK)).stream()
                .map(Label::getText)
                .toList());
    }

    private static StateTile laidOut(TileSize size, TileContent content, Theme theme) {
        StateTile tile = new StateTile(size);
        tile.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        tile.show(content);
        StackPane root = new StackPane(tile);
        root.setPadding(new Insets(8));
        Pictures.scene(root, theme, 520, 300);
        root.applyCss();
        root.layout();
        return tile;
    }

    private static List<Label> labels(Node node) {
        List<Label> found = new ArrayList<>();
        if (!node.isVisible()) {
            return found;
        }
        if (node instanceof Label label) {
            if (!label.getText().isEmpty()) {
                found.add(label);
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(labels(child)));
        }
        return found;
    }
}
