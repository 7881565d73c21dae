package io.watchfloor.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.tree.Row;
import io.watchfloor.controls.tree.TreeRows;
import io.watchfloor.themes.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class TreeRowsTest {
    private final List<String> opened = new ArrayList<>();
    private TreeRows tree;
    private TextField elsewhere;
    private FxRobot robot;
    private Stage stage;

    @BeforeEach
    void showTree() {
        Pictures.start();
        robot = new FxRobot();
        Pictures.onScreen(() -> {
            elsewhere = new TextField();
            tree = new TreeRows(TreeSamples.COLUMNS);
            tree.setOnOpen(row -> opened.add(row.key()));
            tree.show(TreeSamples.rows());
            Scene scene = Pictures.scene(new VBox(elsewhere, tree), Theme.DARK, 1480, 600);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            tree.select(List.of("48213"));
            list().getFocusModel().focus(0);
            list().requestFocus();
            return tree;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close() {
        Pictures.onScreen(() -> {
            stage.close();
            return stage;
        });
    }

    @SuppressWarnings("unchecked")
    private ListView<Row> list() {
        return (ListView<Row>) tree.lookup(".tree-list");
    }

    private List<String> selected() {
        return Pictures.onScreen(() -> tree.selectedKeysProperty().get());
    }

    private List<String> seen() {
        return Pictures.onScreen(
                () -> tree.visibleRowsProperty().get().stream().map(Row::key).toList());
    }

    @Test
    void arrowsGoFromRowToRow() {
        robot.type(KeyCode.DOWN, 2);
        assertEquals(List.of("48391"), selected());
        robot.type(KeyCode.UP);
        assertEquals(List.of("48377"), selected());
    }

    @Test
    void leftFoldsAndThenGoesUpAndRightUnfoldsAndThenGoesDown() {
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.LEFT);
        assertEquals(List.of("48213", "48377", "48380"), seen().subList(0, 3));
        robot.type(KeyCode.LEFT);
        assertEquals(List.of("48213"), selected());
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.RIGHT);
        assertEquals(List.of("48377"), selected());
        assertEquals(15, seen().size());
    }

    @Test
    void jGoesToTheNextRootAndShiftJBack() {
        robot.type(KeyCode.J);
        assertEquals(List.of("47655"), selected());
        robot.type(KeyCode.J);
        assertEquals(List.of("47655"), selected());
        robot.press(KeyCode.SHIFT).type(KeyCode.J).release(KeyCode.SHIFT);
        assertEquals(List.of("48213"), selected());
    }

    @Test
    void enterOpensTheRow() {
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        assertEquals(List.of("48377"), opened);
    }

    @Test
    void selectedRowsAreCopiedAsTextAndAsCsv() {
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
        String text = clipboard();
        assertEquals(3, text.lines().count(), text);
        assertTrue(text.lines().toList().get(2).startsWith("  48377 odoo-web"), text);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.C).release(KeyCode.CONTROL, KeyCode.SHIFT);
        assertTrue(clipboard().startsWith("depth,Session,Pod,"), clipboard());
    }

    private static String clipboard() {
        return Pictures.onScreen(() -> Clipboard.getSystemClipboard().getString());
    }

    @Test
    void orderIsHeldWhileFocusIsInTheTableAndSelectionGoesWithItsRow() {
        robot.type(KeyCode.J);
        List<String> before = seen();
        List<Row> next = new ArrayList<>(TreeSamples.rows().subList(10, 15));
        next.addAll(TreeSamples.rows().subList(0, 10));
        Pictures.onScreen(() -> {
            tree.show(next);
            return tree;
        });
        assertEquals(before, seen());
        assertEquals(List.of("47655"), selected());
    }

    @Test
    void withoutFocusTheNewOrderIsShown() {
        List<Row> next = new ArrayList<>(TreeSamples.rows().subList(10, 15));
        next.addAll(TreeSamples.rows().subList(0, 10));
        robot.clickOn(elsewhere);
        Pictures.onScreen(() -> {
            tree.show(next);
            return tree;
        });
        assertEquals("47655", seen().getFirst());
        assertEquals(List.of("48213"), selected());
    }

    @Test
    void aRowThatIsGoneIsNoLongerSelected() {
        Pictures.onScreen(() -> {
            tree.show(TreeSamples.rows().subList(10, 15));
            return tree;
        });
        assertEquals(List.of(), selected());
    }

    @Test
    void theFilterFindsWhatIsFoldedAway() {
        Pictures.onScreen(() -> {
            tree.fold("48213", true);
            tree.filterProperty().set("pos sync");
            return tree;
        });
        assertEquals(List.of("48213", "48377", "48418", "48433"), seen());
    }

    @Test
    void twoRowsOfOneKeyAreRefused() {
        List<Row> twice =
                List.of(TreeSamples.rows().getFirst(), TreeSamples.rows().getFirst());
        assertThrows(
                AssertionError.class,
                () -> Pictures.onScreen(() -> {
                    tree.show(twice);
                    return tree;
                }));
    }

    @Test
    void rowsOutOfSightCostNothing() {
        long cells = Pictures.onScreen(() -> {
            tree.show(IntStream.range(0, 5000)
                    .mapToObj(i -> TreeSamples.waiter("s" + i, 0, "Order capture", "1.0", "1.0", 0))
                    .toList());
            tree.applyCss();
            tree.layout();
            return tree.lookupAll(".tree-row").stream()
                    .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty())
                    .count();
        });
        assertTrue(cells > 10 && cells < 60, cells + " cells");
    }
}
