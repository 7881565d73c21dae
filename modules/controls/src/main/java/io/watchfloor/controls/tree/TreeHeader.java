package io.watchfloor.controls.tree;

import io.watchfloor.controls.drawing.Baseline;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The titles of the columns.
final class TreeHeader extends Region {
    private static final double TREE_INDENT = 16;
    private static final double LINE = 16;
    private static final double GAP = 8;

    private final TreeRows control;
    private final List<Label> titles;

    TreeHeader(TreeRows control) {
        this.control = control;
        this.titles = control.columns().stream().map(TreeHeader::title).toList();
        getStyleClass().add("tree-header");
        setOnMouseClicked(event -> {
            ColumnLayout layout = control.layout(getWidth());
            for (int i = 0; i < titles.size(); i++) {
                double from = layout.left(i);
                if (layout.width(i) > 0 && event.getX() >= from && event.getX() < from + layout.width(i)) {
                    control.clicked(control.columns().get(i));
                }
            }
        });
        getChildren().setAll(titles);
    }

    private static Label title(Column column) {
        Label label = Baseline.label("tree-title");
        label.setText(column.title());
        return label;
    }

    @Override
    protected void layoutChildren() {
        ColumnLayout layout = control.layout(getWidth());
        for (int i = 0; i < titles.size(); i++) {
            double left = layout.left(i) + (i == 0 ? TREE_INDENT : 0);
            double right = layout.left(i) + layout.width(i) - GAP;
            double room = Math.max(0, right - left);
            if (layout.right(i)) {
                Baseline.placeRight(titles.get(i), right, LINE, room);
            } else {
                Baseline.place(titles.get(i), left, LINE, room);
            }
        }
    }
}
