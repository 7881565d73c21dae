package io.watchfloor.presentation.locks;

import io.watchfloor.controls.tree.Column;
import io.watchfloor.controls.tree.TreeRows;
import io.watchfloor.presentation.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// Which columns are to be seen. The session stays: it is what a row is.
final class ColumnsCard extends VBox {
    private final Runnable close;

    ColumnsCard(TreeRows tree, Consumer<Set<String>> changed, Runnable close) {
        this.close = close;
        getStyleClass().addAll("card", "raised", "columns-card");
        getChildren().add(Labels.fixed(LocksText.COLUMNS.text(), "panel-title"));
        List<Column> columns = tree.columns();
        for (Column column : columns.subList(1, columns.size())) {
            CheckBox box = new CheckBox(column.title());
            box.setSelected(!tree.hiddenColumns().get().contains(column.title()));
            box.selectedProperty().subscribe((before, seen) -> {
                Set<String> hidden = new HashSet<>(tree.hiddenColumns().get());
                if (seen) {
                    hidden.remove(column.title());
                } else {
                    hidden.add(column.title());
                }
                tree.hiddenColumns().set(Set.copyOf(hidden));
                changed.accept(Set.copyOf(hidden));
            });
            getChildren().add(box);
        }
        getChildren().add(Labels.fixed(LocksText.COLUMNS_FOLD.text(), "caption"));
        addEventFilter(KeyEvent.KEY_PRESSED, this::press);
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.O || event.getCode() == KeyCode.ENTER) {
            close.run();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            go(event.getCode() == KeyCode.DOWN ? 1 : -1);
            event.consume();
        }
    }

    private void go(int by) {
        List<Node> boxes =
                getChildren().stream().filter(CheckBox.class::isInstance).toList();
        int at = 0;
        for (int i = 0; i < boxes.size(); i++) {
            at = boxes.get(i).isFocused() ? i : at;
        }
        boxes.get(Math.floorMod(at + by, boxes.size())).requestFocus();
    }

    void focusFirst() {
        getChildren().get(1).requestFocus();
    }
}
