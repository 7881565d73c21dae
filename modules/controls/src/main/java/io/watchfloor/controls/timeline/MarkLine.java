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

    /// Strong marks are set first; the drawing of a weaker one that would lie on a label gives way, its line stays.
    void place(List<TimelineContent.Mark> marks, Span span, double centre, double bottom) {
        List<double[]> taken = new ArrayList<>();
        for (boolean strong : new boolean[] {true, false}) {
            List<Integer> seen = IntStream.range(0, marks.size())
                    .filter(i -> marks.get(i).strong() == strong)
                    .boxed()
                    .sorted(Comparator.comparing(i -> marks.get(i).at(), Comparator.reverseOrder()))
                    .toList();
            seen.forEach(i -> placeGlyph(i, marks.get(i), span, new Rows(centre, bottom), taken));
            seen.stream()
                    .filter(i -> glyphs.get(i).isVisible())
                    .forEach(i -> placeLabel(
                            labels.get(i), Math.rint(span.x(marks.get(i).at())), span, centre, taken));
        }
    }

    private record Rows(double centre, double bottom) {}

    private void placeGlyph(int index, TimelineContent.Mark mark, Span span, Rows rows, List<double[]> taken) {
        Glyph glyph = glyphs.get(index);
        labels.get(index).setVisible(false);
        glyph.setVisible(false);
        if (!span.holds(mark.at())) {
            return;
        }
        double at = Math.rint(span.x(mark.at()));
        double from = at - SIZE / 2;
        boolean free = mark.strong() || taken.stream().noneMatch(used -> from < used[1] && from + SIZE > used[0]);
        glyph.setVisible(free);
        glyph.resizeRelocate(from, rows.centre() - SIZE / 2, SIZE, SIZE);
        if (free) {
            taken.add(new double[] {from, from + SIZE});
        }
        Boxes.line(
                mark.strong() ? strongLines : lines,
                at,
                rows.centre() + SIZE / 2 + (free ? 0 : GAP),
                at,
                rows.bottom());
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
