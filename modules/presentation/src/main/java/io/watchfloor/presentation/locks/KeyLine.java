package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Labels;
import javafx.scene.layout.HBox;

/// The keys of the page, at its foot.
final class KeyLine extends HBox {
    KeyLine() {
        getStyleClass().add("key-line");
        add(LocksText.KEY_SESSION.text(), "↑", "↓");
        add(LocksText.KEY_FOLD.text(), "←", "→");
        add(LocksText.KEY_ROOT.text(), "J");
        add(LocksText.KEY_DETAIL.text(), "Enter");
        add(LocksText.KEY_OTHER.text(), "B");
        add(LocksText.KEY_PLAN.text(), "P");
        add(LocksText.KEY_FILTER.text(), "/");
        add(LocksText.KEY_COPY.text(), "Ctrl C");
        add(LocksText.KEY_FREEZE.text(), "Space");
    }

    private void add(String does, String... keys) {
        HBox hint = new HBox(4);
        for (String key : keys) {
            hint.getChildren().add(Labels.key(key));
        }
        hint.getChildren().add(Labels.fixed(does, "caption"));
        hint.getStyleClass().add("key-hint");
        getChildren().add(hint);
    }
}
