package io.watchfloor.controls.tree;

import io.watchfloor.controls.drawing.Baseline;
import io.watchfloor.controls.tile.StateShape;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The pieces of one cell. Nodes are used again while the kinds of pieces stay the same, since ages change each
/// second and structure hardly ever.
final class CellView extends Region {
    private static final double GAP = 6;
    private static final double SQUARE = 8;
    private static final double SHAPE = 14;
    private static final double SPARK_HEIGHT = 16;
    private static final double BAR_ROOM = 48;
    private static final double BAR_HEIGHT = 8;
    private static final double BELOW_MIDDLE = 4.5;

    private Row.Cell shown = Row.Cell.EMPTY;
    private final List<Node> nodes = new ArrayList<>();
    private final Region bar = new Region();

    CellView() {
        setManaged(false);
        setMouseTransparent(true);
        bar.setManaged(false);
        bar.setVisible(false);
        bar.getStyleClass().add("tree-bar");
        getChildren().add(bar);
    }

    void show(Row.Cell cell) {
        if (cell.equals(shown)) {
            return;
        }
        boolean alike = cell.pieces().size() == shown.pieces().size();
        for (int i = 0; alike && i < cell.pieces().size(); i++) {
            alike = cell.pieces().get(i).getClass() == shown.pieces().get(i).getClass();
        }
        if (!alike) {
            nodes.clear();
            cell.pieces().forEach(piece -> nodes.add(node(piece)));
            getChildren().setAll(bar);
            getChildren().addAll(nodes);
        }
        for (int i = 0; i < nodes.size(); i++) {
            fill(nodes.get(i), cell.pieces().get(i));
        }
        shown = cell;
        requestLayout();
    }

    private static Node node(Row.Piece piece) {
        return switch (piece) {
            case Row.Text ignored -> Baseline.label("tree-text");
            case Row.Square ignored -> unmanaged(new Region());
            case Row.Shape ignored -> unmanaged(new StateShape());
            case Row.Spark ignored -> new SparkBars();
        };
    }

    private static Node unmanaged(Node node) {
        node.setManaged(false);
        return node;
    }

    private static void fill(Node node, Row.Piece piece) {
        switch (piece) {
            case Row.Text text -> {
                Label label = (Label) node;
                label.setText(text.text());
                List<String> classes = new ArrayList<>(List.of("label", "tree-text"));
                classes.addAll(text.styleClasses());
                if (!label.getStyleClass().equals(classes)) {
                    label.getStyleClass().setAll(classes);
                }
            }
            case Row.Square square -> node.getStyleClass().setAll("wait-square", square.styleClass());
            case Row.Shape shape -> ((StateShape) node).show(shape.state());
            case Row.Spark spark -> ((SparkBars) node).show(spark.values());
        }
    }

    void place(double x, double width, double height, boolean right) {
        resizeRelocate(x, 0, width, height);
        double middle = height / 2;
        boolean barred = shown.bar().isPresent();
        double end = barred && right ? width - BAR_ROOM : width;
        double at = right ? Math.max(0, end - contentWidth()) : 0;
        for (Node node : nodes) {
            at = placePiece(node, at, end, middle);
        }
        double length = shown.bar().orElse(0);
        bar.setVisible(barred && length > 0);
        if (right) {
            bar.resizeRelocate(end + 6, Math.rint(middle - BAR_HEIGHT / 2), Math.min(length, BAR_ROOM - 4), BAR_HEIGHT);
        } else {
            bar.resizeRelocate(-GAP, 2, Math.min(length, width), height - 4);
        }
    }

    private static double placePiece(Node node, double at, double end, double middle) {
        if (node instanceof Label label) {
            return Baseline.place(label, at, Math.rint(middle + BELOW_MIDDLE), Math.max(0, end - at)) + GAP;
        }
        if (node instanceof SparkBars) {
            node.resizeRelocate(at, middle - SPARK_HEIGHT / 2, Math.max(0, end - at), SPARK_HEIGHT);
            return end;
        }
        double size = size(node);
        node.setVisible(at + size <= end);
        node.resizeRelocate(at, Math.rint(middle - size / 2), size, size);
        return at + size + GAP;
    }

    private static double size(Node node) {
        return node instanceof StateShape ? SHAPE : SQUARE;
    }

    private double contentWidth() {
        double width = Math.max(0, nodes.size() - 1) * GAP;
        for (Node node : nodes) {
            width += node instanceof Label label ? Math.ceil(label.prefWidth(-1)) : size(node);
        }
        return width;
    }
}
