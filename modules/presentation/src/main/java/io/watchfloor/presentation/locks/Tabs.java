package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Labels;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// What stands under the chart: the wait tree, or the statements.
final class Tabs extends HBox {
    private final ToggleButton tree = new ToggleButton(LocksText.WAIT_TREE.text());
    private final ToggleButton statements = new ToggleButton(LocksText.STATEMENTS.text());

    /// @param open is told whether the statements are wanted
    Tabs(Consumer<Boolean> open) {
        super(4);
        getStyleClass().add("tabs");
        for (ToggleButton tab : new ToggleButton[] {tree, statements}) {
            tab.getStyleClass().add("tab");
            tab.setFocusTraversable(false);
        }
        tree.setOnAction(event -> open.accept(false));
        statements.setOnAction(event -> open.accept(true));
        getChildren().setAll(tree, statements, Labels.key("S"));
        select(false);
    }

    void select(boolean ofStatements) {
        tree.setSelected(!ofStatements);
        statements.setSelected(ofStatements);
    }
}
