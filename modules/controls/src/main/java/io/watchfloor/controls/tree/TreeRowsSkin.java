package io.watchfloor.controls.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SkinBase;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

final class TreeRowsSkin extends SkinBase<TreeRows> {
    private static final double HEADER = 24;

    private final ListView<String> list = new ListView<>();
    private final List<TreeCell> cells = new ArrayList<>();
    private final TreeHeader header;
    private final ChangeListener<List<Row>> rowsShown = (observable, before, after) -> showRows(after);
    private final ChangeListener<List<String>> keysSelected = (observable, before, after) -> showSelection(after);
    private final ChangeListener<Set<String>> columnsHidden = (observable, before, after) -> placeColumns();
    private final ListChangeListener<String> selectionMoved = change -> takeSelection();
    private final EventHandler<KeyEvent> keys = this::press;
    private boolean updating;

    TreeRowsSkin(TreeRows control) {
        super(control);
        header = new TreeHeader(control);
        list.getStyleClass().add("tree-list");
        list.setCellFactory(view -> {
            TreeCell cell = new TreeCell(control);
            cells.add(cell);
            return cell;
        });
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        getChildren().setAll(header, list);
        control.visibleRowsProperty().addListener(rowsShown);
        control.selectedKeysProperty().addListener(keysSelected);
        list.getSelectionModel().getSelectedItems().addListener(selectionMoved);
        list.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        control.hiddenColumns().addListener(columnsHidden);
        showRows(control.visibleRowsProperty().get());
    }

    @Override
    public void dispose() {
        TreeRows control = getSkinnable();
        if (control != null) {
            control.visibleRowsProperty().removeListener(rowsShown);
            control.selectedKeysProperty().removeListener(keysSelected);
            list.getSelectionModel().getSelectedItems().removeListener(selectionMoved);
            list.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
            control.hiddenColumns().removeListener(columnsHidden);
        }
        super.dispose();
    }

    /// The list holds keys. While they stay, only the cells in sight are drawn anew; what the list itself would do for
    /// thousands of changed rows is left out.
    private void showRows(List<Row> rows) {
        List<String> keys = rows.stream().map(Row::key).toList();
        if (!keys.equals(list.getItems())) {
            updating = true;
            String focused = list.getFocusModel().getFocusedItem();
            list.getItems().setAll(keys);
            updating = false;
            showSelection(getSkinnable().selectedKeysProperty().get());
            if (focused != null) {
                int index = indexOf(focused);
                if (index >= 0) {
                    list.getFocusModel().focus(index);
                }
            }
        }
        cells.forEach(TreeCell::refresh);
    }

    private void placeColumns() {
        header.requestLayout();
        list.lookupAll(".tree-row-view").forEach(view -> ((RowView) view).requestLayout());
    }

    private int indexOf(String key) {
        return list.getItems().indexOf(key);
    }

    private void showSelection(List<String> selected) {
        if (updating) {
            return;
        }
        updating = true;
        MultipleSelectionModel<String> model = list.getSelectionModel();
        int[] indices = selected.stream()
                .mapToInt(this::indexOf)
                .filter(index -> index >= 0)
                .toArray();
        List<Integer> wanted = java.util.Arrays.stream(indices).boxed().toList();
        if (!wanted.equals(model.getSelectedIndices())) {
            model.clearSelection();
            for (int index : indices) {
                model.select(index);
            }
        }
        updating = false;
    }

    private void takeSelection() {
        if (updating) {
            return;
        }
        updating = true;
        getSkinnable()
                .select(list.getSelectionModel().getSelectedItems().stream()
                        .filter(Objects::nonNull)
                        .toList());
        updating = false;
    }

    private void press(KeyEvent event) {
        int index = list.getFocusModel().getFocusedIndex();
        if (index < 0 || index >= list.getItems().size()) {
            return;
        }
        TreeRows control = getSkinnable();
        List<Row> rows = control.visibleRowsProperty().get();
        Row row = rows.get(index);
        KeyCode code = event.getCode();
        if (code == KeyCode.C && event.isShortcutDown() && !event.isAltDown()) {
            copy(event.isShiftDown() ? control.selectionAsCsv() : control.selectionAsText());
        } else if (event.isShortcutDown() || event.isAltDown()) {
            return;
        } else if (code == KeyCode.ENTER) {
            control.open(row);
        } else if (code == KeyCode.J) {
            go(RowOrder.root(rows, index, event.isShiftDown() ? -1 : 1));
        } else if (code == KeyCode.LEFT) {
            if (RowOrder.hasChildren(rows, index) && !control.folded(row.key())) {
                control.fold(row.key(), true);
            } else {
                go(RowOrder.parent(rows, index));
            }
        } else if (code == KeyCode.RIGHT) {
            if (control.folded(row.key())) {
                control.fold(row.key(), false);
            } else if (RowOrder.hasChildren(rows, index)) {
                go(index + 1);
            }
        } else {
            return;
        }
        event.consume();
    }

    private void go(int index) {
        if (index >= 0) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(Math.max(0, index - 2));
        }
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        header.resizeRelocate(x, y, width, HEADER);
        list.resizeRelocate(x, y + HEADER, width, Math.max(0, height - HEADER));
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + 1480 + right;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        return top + 592 + bottom;
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return top + HEADER + 48 + bottom;
    }
}
