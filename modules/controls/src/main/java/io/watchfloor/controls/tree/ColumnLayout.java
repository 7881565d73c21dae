package io.watchfloor.controls.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Where each column stands at a given width; a width of 0 means that it is folded away.
record ColumnLayout(List<Column> columns, Set<String> hidden, double width, List<Double> lefts, List<Double> widths) {
    private static final double LEAST_FILL = 80;
    private static final double MARGIN = 16;

    static ColumnLayout of(List<Column> columns, Set<String> hidden, double width) {
        List<Column> seen = new ArrayList<>(columns);
        seen.removeIf(column -> hidden.contains(column.title()));
        List<Column> folding = seen.stream()
                .filter(column -> column.folds() > 0)
                .sorted(Comparator.comparingInt(Column::folds))
                .toList();
        for (Column next : folding) {
            if (wanted(seen) + 2 * MARGIN <= width) {
                break;
            }
            seen.remove(next);
        }
        double left = MARGIN;
        double spare = Math.max(0, width - 2 * MARGIN - wanted(seen));
        List<Double> lefts = new ArrayList<>();
        List<Double> widths = new ArrayList<>();
        for (Column column : columns) {
            double wide = !seen.contains(column)
                    ? 0
                    : column.set() == Column.Set.FILL ? least(column) + spare : column.width();
            lefts.add(left);
            widths.add(wide);
            left += wide;
        }
        return new ColumnLayout(columns, hidden, width, lefts, widths);
    }

    private static double wanted(List<Column> columns) {
        return columns.stream().mapToDouble(ColumnLayout::least).sum();
    }

    private static double least(Column column) {
        return column.set() == Column.Set.FILL ? Math.min(LEAST_FILL, column.width()) : column.width();
    }

    double left(int index) {
        return lefts.get(index);
    }

    double width(int index) {
        return widths.get(index);
    }

    boolean right(int index) {
        return columns.get(index).set() == Column.Set.RIGHT;
    }
}
