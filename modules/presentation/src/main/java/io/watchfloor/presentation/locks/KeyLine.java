package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Labels;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The keys of the page at its foot, and what watching costs.
final class KeyLine extends HBox {
    private static final double ROOM_FOR_ALL = 1_500;

    private final Label cost = Labels.fixed("", "caption");

    KeyLine() {
        getStyleClass().add("key-line");
        add(LocksText.KEY_SESSION.text(), "↑", "↓");
        add(LocksText.KEY_FOLD.text(), "←", "→");
        add(LocksText.KEY_ROOT.text(), "J");
        add(LocksText.KEY_DETAIL.text(), "Enter");
        add(LocksText.KEY_OTHER.text(), "B");
        add(LocksText.KEY_EXPLAIN.text(), "E");
        add(LocksText.KEY_PAUSE.text(), "P");
        add(LocksText.KEY_TERMINATE.text(), "T");
        add(LocksText.KEY_CANCEL.text(), "X");
        add(LocksText.KEY_FREEZE.text(), "Space");
        add(LocksText.KEY_ALL.text(), "?");
        getChildren().addAll(Labels.spring(), cost);
        widthProperty().subscribe(width -> {
            int hints = getChildren().size() - 2;
            boolean all = width.doubleValue() >= ROOM_FOR_ALL;
            for (int i = 0; i < hints; i++) {
                boolean seen = all || i < hints / 2;
                getChildren().get(i).setVisible(seen);
                getChildren().get(i).setManaged(seen);
            }
        });
    }

    void cost(String text) {
        cost.setText(text);
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
