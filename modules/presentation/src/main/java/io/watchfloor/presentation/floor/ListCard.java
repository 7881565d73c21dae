package io.watchfloor.presentation.floor;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Rows of time, text and a remark, as many as there is room for.
final class ListCard extends Region {
    private static final double ROW = 24;
    private static final double PADDING = 12;
    private static final double TIME = 76;

    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    private final String empty;
    private List<Row> shown = List.of();
    private final List<Label[]> labels = new ArrayList<>();

    /// One row.
    record Row(String time, String text, String remark) {}

    ListCard(String empty) {
        this.empty = empty;
        getStyleClass().addAll("card", "list-card");
        show(List.of());
    }

    void show(List<Row> rows) {
        List<Row> all = rows.isEmpty() ? List.of(new Row("", empty, "")) : rows;
        if (all.equals(shown)) {
            return;
        }
        shown = all;
        while (labels.size() < all.size()) {
            Label[] row = {label("list-time"), label("list-text"), label("list-remark")};
            labels.add(row);
            getChildren().addAll(row);
        }
        for (int i = 0; i < labels.size(); i++) {
            Row row = i < all.size() ? all.get(i) : new Row("", "", "");
            labels.get(i)[0].setText(row.time());
            labels.get(i)[1].setText(row.text());
            labels.get(i)[1].pseudoClassStateChanged(EMPTY, rows.isEmpty());
            labels.get(i)[2].setText(row.remark());
        }
        requestLayout();
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    @Override
    protected void layoutChildren() {
        int room = (int) ((getHeight() - PADDING) / ROW);
        double width = getWidth() - 2 * PADDING;
        for (int i = 0; i < labels.size(); i++) {
            Label[] row = labels.get(i);
            boolean there = i < Math.min(room, shown.size());
            double y = PADDING / 2 + i * ROW;
            double time = row[0].getText().isEmpty() ? 0 : TIME;
            double remark = Math.min(Math.ceil(row[2].prefWidth(-1)), width / 2);
            place(row[0], PADDING, y, time, there);
            place(row[1], PADDING + time, y, width - time - remark - 8, there);
            place(row[2], PADDING + width - remark, y, remark, there);
        }
    }

    private void place(Label label, double x, double y, double width, boolean there) {
        label.setVisible(there);
        layoutInArea(label, x, y, Math.max(0, width), ROW, 0, HPos.LEFT, VPos.CENTER);
    }

    @Override
    protected double computePrefHeight(double width) {
        return PADDING + 4 * ROW;
    }

    @Override
    protected double computeMinHeight(double width) {
        return PADDING + ROW;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 464;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
