package io.watchfloor.controls.timeline;

import io.watchfloor.controls.drawing.Baseline;
import io.watchfloor.controls.drawing.Boxes;
import io.watchfloor.controls.tile.Glyph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Path;

/// Draws marks: a line down through the lanes, a drawing on it, a label beside it where it overlaps no other.
final class MarkLine {
    private static final double SIZE = 11;
    private static final double GAP = 4;

    private final ObservableList<Node> parent;
    private final Path lines = Boxes.path("mark-lines");
    private final Path strongLines = Boxes.path("mark-strong-lines");
    private List<TimelineContent.Mark> shown = List.of();
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    MarkLine(ObservableList<Node> parent) {
        this.parent = parent;
    }

    List<Path> lines() {
        return List.of(lines, strongLines);
    }

    void show(List<TimelineContent.Mark> marks) {
        if (marks.equals(shown)) {
            return;
        }
        shown = marks;
        parent.removeAll(glyphs);
        parent.removeAll(labels);
        glyphs.clear();
        labels.clear();
        for (TimelineContent.Mark mark : marks) {
            Glyph glyph = new Glyph(mark.drawing());
            glyph.setManaged(false);
            Label label = Baseline.label(mark.strong() ? "mark-strong-label" : "mark-label");
            label.setText(mark.label());
            if (mark.strong()) {
                glyph.getStyleClass().add("strong-mark");
            }
            glyphs.add(glyph);
            labels.add(label);
        }
        parent.addAll(glyphs);
        parent.addAll(labels);
    }

    void clear() {
        lines.getElements().clear();
        strongLines.getElements().clear();
    }

    void place(List<TimelineContent.Mark> marks, Span span, double centre, double bottom) {
        List<double[]> taken = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            TimelineContent.Mark mark = marks.get(i);
            boolean within = span.holds(mark.at());
            glyphs.get(i).setVisible(within);
            labels.get(i).setVisible(false);
            if (within) {
                double at = Math.rint(span.x(mark.at()));
                glyphs.get(i).resizeRelocate(at - SIZE / 2, centre - SIZE / 2, SIZE, SIZE);
                taken.add(new double[] {at - SIZE / 2, at + SIZE / 2});
                Boxes.line(mark.strong() ? strongLines : lines, at, centre + SIZE / 2, at, bottom);
            }
        }
        IntStream.range(0, marks.size())
                .boxed()
                .filter(i -> span.holds(marks.get(i).at()))
                .sorted(Comparator.comparing((Integer i) -> !marks.get(i).strong())
                        .thenComparing(i -> marks.get(i).at(), Comparator.reverseOrder()))
                .forEach(i ->
                        placeLabel(labels.get(i), Math.rint(span.x(marks.get(i).at())), span, centre, taken));
    }

    /// At the right of the mark, else at its left, else not at all: a label over another reads as neither.
    private static void placeLabel(Label label, double at, Span span, double centre, List<double[]> taken) {
        double width = Math.ceil(label.prefWidth(-1));
        double away = SIZE / 2 + GAP;
        for (double from : new double[] {at + away, at - away - width}) {
            boolean inside = from >= span.left() && from + width <= span.right() - GAP;
            if (inside
                    && taken.stream().noneMatch(used -> from - GAP < used[1] - 2 && from + width + GAP > used[0] + 2)) {
                Baseline.place(label, from, centre + 4, width);
                taken.add(new double[] {from, from + width});
                return;
            }
        }
    }
}
