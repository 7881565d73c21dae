package io.watchfloor.presentation.floor;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Tiles in columns of equal width, with the name of each section above its first tile.
final class TileGrid extends Region {
    private final Measures measures;
    private final List<Part> parts = new ArrayList<>();

    /// A named group of tiles; a blank name takes no line.
    record Section(String name, List<? extends Region> tiles) {}

    /// Columns, the gap between tiles, and the height of a section's name.
    record Measures(int columns, double gap, double nameHeight) {}

    private record Part(Region tile, Label name) {}

    TileGrid(Measures measures, List<Section> sections) {
        this.measures = measures;
        getStyleClass().add("tile-grid");
        for (Section section : sections) {
            boolean first = true;
            for (Region tile : section.tiles()) {
                Label name = new Label(first ? section.name() : "");
                name.getStyleClass().add("section-label");
                name.setVisible(!name.getText().isEmpty());
                parts.add(new Part(tile, name));
                getChildren().addAll(name, tile);
                first = false;
            }
        }
    }

    @Override
    protected void layoutChildren() {
        double width = (getWidth() + measures.gap()) / measures.columns();
        double y = 0;
        for (int row = 0; row < rows(); row++) {
            y += nameHeight(row);
            double height = rowHeight(row);
            for (int i = row * measures.columns(); i < end(row); i++) {
                int column = i % measures.columns();
                double left = Math.round(column * width);
                double right = Math.round((column + 1) * width - measures.gap());
                Part part = parts.get(i);
                part.tile().resizeRelocate(left, y, right - left, height);
                part.name().resizeRelocate(left, y - nameHeight(row), room(i, right - left), nameHeight(row));
            }
            y += height + measures.gap();
        }
    }

    /// A section's name may run over its other tiles, up to the next section.
    private double room(int index, double width) {
        int last = index + 1;
        while (last < parts.size()
                && last % measures.columns() != 0
                && !parts.get(last).name().isVisible()) {
            last++;
        }
        return (last - index) * (width + measures.gap()) - measures.gap();
    }

    private int rows() {
        return (parts.size() + measures.columns() - 1) / measures.columns();
    }

    private int end(int row) {
        return Math.min(parts.size(), (row + 1) * measures.columns());
    }

    private double nameHeight(int row) {
        for (int i = row * measures.columns(); i < end(row); i++) {
            if (parts.get(i).name().isVisible()) {
                return measures.nameHeight();
            }
        }
        return 0;
    }

    private double rowHeight(int row) {
        double height = 0;
        for (int i = row * measures.columns(); i < end(row); i++) {
            height = Math.max(height, parts.get(i).tile().prefHeight(-1));
        }
        return height;
    }

    @Override
    protected double computePrefHeight(double width) {
        double height = Math.max(0, rows() - 1) * measures.gap();
        for (int row = 0; row < rows(); row++) {
            height += nameHeight(row) + rowHeight(row);
        }
        return height;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 1336;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}
