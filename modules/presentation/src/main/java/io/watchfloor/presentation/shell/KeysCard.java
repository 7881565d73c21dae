package io.watchfloor.presentation.shell;

import java.util.List;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// All keys that work now.
final class KeysCard extends VBox {
    KeysCard(List<Command> commands) {
        getStyleClass().addAll("dialog", "keys-card");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys-grid");
        int row = 0;
        for (Command command : commands) {
            if (!command.key().isEmpty()) {
                grid.addRow(row++, Header.label(command.key(), "key"), Header.label(command.words(), "value"));
            }
        }
        grid.addRow(
                row++,
                Header.label(ShellText.KEY_ENTER.text(), "key"),
                Header.label(ShellText.OPEN_TILE.text(), "value"));
        grid.addRow(
                row, Header.label(ShellText.KEY_ESCAPE.text(), "key"), Header.label(ShellText.CLOSE.text(), "value"));
        getChildren().addAll(Header.label(ShellText.ALL_KEYS.text(), "heading"), grid);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setFocusTraversable(true);
    }
}
