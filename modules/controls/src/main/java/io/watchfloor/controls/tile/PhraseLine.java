package io.watchfloor.controls.tile;

import io.watchfloor.controls.drawing.Baseline;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A line of phrases with strong figures in them; what does not fit ends in an ellipsis.
final class PhraseLine extends Region {
    private static final double WORD_GAP = 4;

    private List<TileContent.Phrase> shown = List.of();
    private final List<List<Label>> phrases = new ArrayList<>();

    PhraseLine() {
        getStyleClass().add("flow");
        setManaged(false);
        setMouseTransparent(true);
    }

    void show(List<TileContent.Phrase> content) {
        if (content.equals(shown)) {
            return;
        }
        shown = content;
        phrases.clear();
        for (TileContent.Phrase phrase : content) {
            phrases.add(phrase.spans().stream().map(PhraseLine::word).toList());
        }
        getChildren().setAll(phrases.stream().flatMap(List::stream).toList());
    }

    private static Label word(TileContent.Span span) {
        Label label = Baseline.label(
                switch (span.emphasis()) {
                    case PLAIN -> "flow-plain";
                    case STRONG -> "flow-strong";
                    case TAG -> "tag";
                });
        label.setText(span.text());
        return label;
    }

    /// Sets the words on a baseline from x on. A phrase that does not fit is left out whole, for half of it would
    /// mislead; only the first may end in an ellipsis.
    void place(double x, double right, double line, double gap) {
        double at = x;
        for (int i = 0; i < phrases.size(); i++) {
            List<Label> phrase = phrases.get(i);
            boolean fits = at + width(phrase) <= right;
            for (Label word : phrase) {
                double room = fits || i == 0 ? right - at : 0;
                at = Baseline.place(word, at, line, room) + WORD_GAP;
            }
            at += gap - WORD_GAP;
        }
    }

    /// Sets the last phrase alone so that it ends at `right`; returns where it begins.
    double placeLast(double left, double right, double line) {
        getChildren().forEach(word -> word.setVisible(false));
        if (phrases.isEmpty()) {
            return right;
        }
        double from = Math.max(left, right - width(phrases.getLast()));
        double at = from;
        for (Label word : phrases.getLast()) {
            at = Baseline.place(word, at, line, right - at) + WORD_GAP;
        }
        return from;
    }

    private static double width(List<Label> phrase) {
        return Math.max(0, phrase.size() - 1) * WORD_GAP
                + phrase.stream()
                        .mapToDouble(word -> Math.ceil(word.prefWidth(-1)))
                        .sum();
    }
}
