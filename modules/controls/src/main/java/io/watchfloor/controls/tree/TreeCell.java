package io.watchfloor.controls.tree;

import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// One row in sight.
final class TreeCell extends ListCell<Row> {
    private static final PseudoClass ROOT = PseudoClass.getPseudoClass("tree-root");
    private static final PseudoClass CAME = PseudoClass.getPseudoClass("came");
    private static final double ROOT_HEIGHT = 32;
    private static final double ROW_HEIGHT = 24;
    private static final double FOLD_ENDS = 32;

    private final TreeRows control;
    private final RowView view;

    TreeCell(TreeRows control) {
        this.control = control;
        this.view = new RowView(control);
        getStyleClass().add("tree-row");
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    }

    private void click(MouseEvent event) {
        Row row = getItem();
        if (row == null || isEmpty() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.getX() < FOLD_ENDS && view.foldable()) {
            control.fold(row.key(), !control.folded(row.key()));
        } else if (event.getClickCount() == 2) {
            control.open(row);
        }
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setPrefHeight(ROW_HEIGHT);
            pseudoClassStateChanged(ROOT, false);
            pseudoClassStateChanged(CAME, false);
            return;
        }
        boolean root = row.kind() == Row.Kind.ROOT;
        setGraphic(view);
        setPrefHeight(root ? ROOT_HEIGHT : ROW_HEIGHT);
        pseudoClassStateChanged(ROOT, root);
        pseudoClassStateChanged(CAME, row.look().life() == Row.Life.CAME);
        view.show(row, control.visibleRowsProperty().get(), getIndex(), control.folded(row.key()));
        setAccessibleText(row.words().stream().filter(words -> !words.isEmpty()).collect(Collectors.joining(", ")));
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        view.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
