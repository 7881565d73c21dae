package io.watchfloor.presentation.locks;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.LocksContent.Sampled;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What stands where the tree would be when nobody waits, or when it is not known whether somebody does.
final class EmptyNote extends HBox {
    private final StateShape shape = new StateShape();
    private final Label title = Labels.fixed("", "heading");
    private final Label text = Labels.wrapped("", "secondary");

    EmptyNote() {
        getStyleClass().add("empty-note");
        getChildren().setAll(shape, new VBox(4, title, text));
    }

    void show(LocksContent content) {
        Sampled sampled = content.header().sampled();
        boolean told = content.header().counts().roots() == 0 || sampled.trust() != Trust.LIVE;
        setVisible(told);
        setManaged(told);
        switch (sampled.trust()) {
            case LIVE -> say(TileState.HEALTHY, LocksText.NOBODY_WAITS.text(), LocksText.NOBODY_WAITS_NOTE.text());
            case STALE -> say(TileState.STALE, LocksText.STALE_TITLE.text(), sampled.reason());
            case UNKNOWN -> say(TileState.UNKNOWN, LocksText.UNKNOWN_TITLE.text(), sampled.reason());
        }
    }

    private void say(TileState state, String heading, String note) {
        shape.show(state);
        title.setText(heading);
        text.setText(note);
    }
}
