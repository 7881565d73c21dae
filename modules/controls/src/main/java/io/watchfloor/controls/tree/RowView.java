package io.watchfloor.controls.tree;

import io.watchfloor.controls.drawing.Boxes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/// Draws one row: guides of the tree, the mark of a fold, cells under their columns.
final class RowView extends Region {
    private static final double LEVEL = 16;
    private static final double FIRST_TEXT = 36;
    private static final double ROOT_TEXT = 34;
    private static final double GUIDE_BEFORE_TEXT = 11;
    private static final double ELBOW = 7;
    private static final double GAP = 8;

    private final TreeRows control;
    private final Path guides = Boxes.path("tree-guides");
    private final Path crossing = Boxes.path("tree-crossing");
    private final Path fold = Boxes.path("tree-fold");
    private final List<CellView> cells = new ArrayList<>();
    private @Nullable Row row;
    private boolean[] continuing = {};
    private boolean foldable;
    private boolean folded;

    RowView(TreeRows control) {
        this.control = control;
        getStyleClass().setAll("tree-row-view");
        getChildren().addAll(guides, crossing, fold);
        for (int i = 0; i < control.columns().size(); i++) {
            CellView cell = new CellView();
            cells.add(cell);
            getChildren().add(cell);
        }
    }

    boolean foldable() {
        return foldable;
    }

    void show(Row shown, List<Row> rows, int index, boolean isFolded) {
        row = shown;
        folded = isFolded;
        foldable = isFolded || (index >= 0 && index < rows.size() && RowOrder.hasChildren(rows, index));
        continuing = continuing(rows, index);
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).show(i < shown.cells().size() ? shown.cells().get(i) : Row.Cell.EMPTY);
        }
        requestLayout();
    }

    /// For each level up to that of the row: whether another row of that level follows below.
    private static boolean[] continuing(List<Row> rows, int index) {
        int depth = index >= 0 && index < rows.size() ? rows.get(index).depth() : 0;
        boolean[] follows = new boolean[depth + 1];
        int least = depth + 1;
        for (int i = index + 1; i < rows.size() && least > 1; i++) {
            int level = rows.get(i).depth();
            if (level < least) {
                least = level;
                follows[level] = true;
            }
        }
        return follows;
    }

    @Override
    protected void layoutChildren() {
        Row shown = row;
        if (shown == null) {
            return;
        }
        double middle = Math.floor(getHeight() / 2);
        drawGuides(shown, middle);
        drawCrossing(shown, middle);
        drawFold(shown, middle);
        ColumnLayout layout = control.layout(getWidth());
        for (int i = 0; i < cells.size(); i++) {
            double left = i == 0 ? textAt(shown) : layout.left(i);
            double right = layout.left(i) + layout.width(i) - GAP;
            if (shown.kind() == Row.Kind.GROUP) {
                right = i == 0 ? getWidth() - GAP : left;
            }
            boolean seen = right > left && layout.width(i) > 0;
            cells.get(i).setVisible(seen);
            cells.get(i).place(left, Math.max(0, right - left), getHeight(), layout.right(i));
        }
    }

    private static double textAt(Row row) {
        return row.depth() == 0 ? ROOT_TEXT : FIRST_TEXT + (row.depth() - 1) * LEVEL + 4;
    }

    private void drawGuides(Row shown, double middle) {
        guides.getElements().clear();
        for (int level = 1; level <= shown.depth(); level++) {
            double x = FIRST_TEXT + (level - 1) * LEVEL - GUIDE_BEFORE_TEXT + 0.5;
            boolean own = level == shown.depth();
            if (own || continuing[level]) {
                Boxes.line(guides, x, 0, x, continuing[level] ? getHeight() : middle + 0.5);
            }
            if (own) {
                Boxes.line(guides, x, middle + 0.5, x + ELBOW + 3, middle + 0.5);
            }
        }
        boolean hangs = shown.depth() > 0 && foldable && !folded;
        if (hangs) {
            double x = FIRST_TEXT + shown.depth() * LEVEL - GUIDE_BEFORE_TEXT + 0.5;
            Boxes.line(guides, x, getHeight() - 4, x, getHeight());
        }
    }

    /// From the guide of another row above it that it hangs on as well.
    private void drawCrossing(Row shown, double middle) {
        crossing.getElements().clear();
        int level = shown.look().crossing();
        if (level > 0 && level < shown.depth()) {
            double from = FIRST_TEXT + (level - 1) * LEVEL - GUIDE_BEFORE_TEXT + 0.5;
            double to = FIRST_TEXT + (shown.depth() - 1) * LEVEL - GUIDE_BEFORE_TEXT;
            Boxes.line(crossing, from, middle + 0.5, to, middle + 0.5);
        }
    }

    private void drawFold(Row shown, double middle) {
        fold.getElements().clear();
        if (!foldable || (shown.depth() > 0 && !folded)) {
            return;
        }
        double x = shown.depth() == 0 ? 18 : textAt(shown) - 10;
        double[] points = folded ? new double[] {0, -4, 5, 0, 0, 4} : new double[] {-1, -2, 7, -2, 3, 3};
        fold.getElements().add(new MoveTo(x + points[0], middle + points[1]));
        IntStream.of(2, 4).forEach(i -> fold.getElements().add(new LineTo(x + points[i], middle + points[i + 1])));
        fold.getElements().add(new ClosePath());
    }
}
