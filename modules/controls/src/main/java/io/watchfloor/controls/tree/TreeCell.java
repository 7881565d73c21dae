package io.watchfloor.controls.tree;

import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/// One row in sight.
final class TreeCell extends ListCell<String> {
    private static final PseudoClass ROOT = PseudoClass.getPseudoClass("tree-root");
    private static final PseudoClass CAME = PseudoClass.getPseudoClass("came");
    private static final double ROOT_HEIGHT = 32;
    private static final double ROW_HEIGHT = 24;
    private static final double FOLD_ENDS = 32;

    private final TreeRows control;
    private final RowView view;
    private @Nullable Row drawn;

    TreeCell(TreeRows control) {
        this.control = control;
        this.view = new RowView(control);
        getStyleClass().add("tree-row");
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(view);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    }

    private void click(MouseEvent event) {
        Row row = drawn;
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
    protected void updateItem(@Nullable String key, boolean empty) {
        super.updateItem(key, empty);
        refresh();
    }

    /// Draws what its row is now. The drawing stays in the cell when it is empty: to take it out and put it back would
    /// have it styled anew.
    void refresh() {
        List<Row> rows = control.visibleRowsProperty().get();
        Row row = isEmpty() || getIndex() < 0 || getIndex() >= rows.size() ? null : rows.get(getIndex());
        drawn = row;
        view.setOpacity(row == null ? 0 : 1);
        boolean root = row != null && row.kind() == Row.Kind.ROOT;
        setPrefHeight(root ? ROOT_HEIGHT : ROW_HEIGHT);
        pseudoClassStateChanged(ROOT, root);
        pseudoClassStateChanged(CAME, row != null && row.look().life() == Row.Life.CAME);
        if (row != null) {
            view.show(row, rows, getIndex(), control.folded(row.key()));
        }
    }

    /// Put together only when somebody listens.
    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        Row row = drawn;
        if (attribute == AccessibleAttribute.TEXT && row != null) {
            return row.words().stream().filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
        }
        return super.queryAccessibleAttribute(attribute, parameters);
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
