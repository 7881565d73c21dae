package io.watchfloor.controls.drawing;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;

/// Labels set by their baseline, never wider than the room there is.
public final class Baseline {
    private Baseline() {}

    public static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setManaged(false);
        label.setTextOverrun(OverrunStyle.ELLIPSIS);
        label.setEllipsisString("…");
        label.setMouseTransparent(true);
        return label;
    }

    /// Puts the label at x, its baseline at the given line; returns where it ends.
    public static double place(Label label, double x, double line, double room) {
        double width = Math.min(Math.ceil(label.prefWidth(-1)), Math.max(0, room));
        label.setVisible(width > 0 && !label.getText().isEmpty());
        label.resize(width, label.prefHeight(-1));
        label.relocate(x, line - label.getBaselineOffset());
        return x + (label.isVisible() ? width : 0);
    }

    /// Puts the label so that it ends at `right`; returns where it begins.
    public static double placeRight(Label label, double right, double line, double room) {
        double width = Math.min(Math.ceil(label.prefWidth(-1)), Math.max(0, room));
        place(label, right - width, line, room);
        return label.isVisible() ? right - width : right;
    }
}
