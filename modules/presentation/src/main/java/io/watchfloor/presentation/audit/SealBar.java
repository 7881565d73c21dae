package io.watchfloor.presentation.audit;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.audit.AuditContent.Seal;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How far the record can be trusted, on top of it.
final class SealBar extends HBox {
    private final StateShape shape = new StateShape();
    private final Label title = Labels.wrapped("", "heading");
    private final VBox notes = new VBox(2);

    SealBar() {
        getStyleClass().addAll("card", "audit-seal");
        getChildren().setAll(shape, new VBox(4, title, notes));
    }

    void show(Seal seal) {
        shape.show(seal.state());
        title.setText(seal.title());
        title.getStyleClass().remove("word-down");
        if (seal.state() == TileState.DOWN) {
            title.getStyleClass().add("word-down");
        }
        notes.getChildren()
                .setAll(seal.notes().stream()
                        .map(note -> Labels.wrapped(note, "secondary"))
                        .toList());
    }
}
