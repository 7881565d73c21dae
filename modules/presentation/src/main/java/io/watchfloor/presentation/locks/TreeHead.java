package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.LocksContent.Counts;
import io.watchfloor.presentation.locks.LocksContent.Sampled;
import io.watchfloor.presentation.locks.Row.Line;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The line over the tree: its figures, the age of the sample, the filter.
final class TreeHead extends HBox {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final HBox figures = new HBox(4);
    private @Nullable Counts counted;
    private final Label frozen = Labels.fixed("", "frozen-tag");
    private final Label missing = Labels.cut("", "word-degraded");
    private final Label said = Labels.fixed("", "secondary");
    private final Label shown = Labels.fixed("", "secondary");
    private final Label sample = Labels.fixed("", "sample");
    private final TextField filter = new TextField();

    /// @param tabs in place of a title
    TreeHead(Node tabs, Consumer<String> filtered, Runnable backToTable) {
        getStyleClass().addAll("panel-head", "tree-head");
        figures.getStyleClass().add("tree-figures");
        filter.setPromptText(LocksText.FILTER_PROMPT.text());
        filter.getStyleClass().add("tree-filter");
        filter.textProperty().addListener((observable, before, after) -> filtered.accept(after));
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                backToTable.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                backToTable.run();
                event.consume();
            }
        });
        getChildren()
                .setAll(
                        tabs,
                        figures,
                        missing,
                        Labels.spring(),
                        said,
                        frozen,
                        shown,
                        sample,
                        Labels.key("/"),
                        filter,
                        hint("O", LocksText.KEY_COLUMNS),
                        hint("Ctrl C", LocksText.KEY_COPY));
    }

    private static HBox hint(String key, LocksText does) {
        HBox hint = new HBox(4, Labels.key(key), Labels.fixed(does.text(), "caption"));
        hint.getStyleClass().add("key-hint");
        return hint;
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// Says that a session that was asked for is not there; empty when it is.
    void missing(String text) {
        missing.setText(text);
    }

    /// Says something for a while, until the next thing is said.
    void said(String text) {
        said.setText(text);
    }

    /// The figures of what is shown below: those of the tree, or others.
    void figures(Node other) {
        boolean tree = other.equals(figures);
        figures.setVisible(tree);
        figures.setManaged(tree);
        getChildren().removeIf(node -> node.getStyleClass().contains("other-figures"));
        if (!tree) {
            other.getStyleClass().add("other-figures");
            getChildren().add(1, other);
        }
    }

    Node treeFigures() {
        return figures;
    }

    void show(LocksContent content, LocksTable table) {
        Counts counts = content.header().counts();
        if (!counts.equals(counted)) {
            counted = counts;
            count(counts);
        }
        boolean held = content.picture().mode() != LocksContent.Picture.Mode.LIVE;
        frozen.setText(content.picture().text());
        frozen.setVisible(held);
        frozen.setManaged(held);
        Sampled sampled = content.header().sampled();
        String word =
                switch (sampled.trust()) {
                    case LIVE -> "";
                    case STALE -> LocksText.WORD_STALE.text() + " · ";
                    case UNKNOWN -> LocksText.WORD_UNKNOWN.text() + " · ";
                };
        sample.setText(word + sampled.text());
        sample.pseudoClassStateChanged(STALE, sampled.trust() != Trust.LIVE);
        if (filter.getText().isBlank()) {
            shown.setText("");
        } else {
            long all = content.rows().stream().filter(Line.class::isInstance).count();
            shown.setText(LocksText.SHOWN.text(table.visibleSessions(), all));
        }
    }

    private void count(Counts counts) {
        figures.getChildren().clear();
        if (counts.roots() > 0) {
            figure(Integer.toString(counts.waiting()), LocksText.WAITING.text() + " ·");
            figure(Integer.toString(counts.roots()), LocksText.ROOTS.text(counts.roots()) + " ·");
            figures.getChildren().add(Labels.fixed(LocksText.DEEPEST.text(), "secondary"));
            figure(Integer.toString(counts.deepest()), "· " + LocksText.LONGEST.text());
            figure(counts.longest(), "");
        }
    }

    private void figure(String figure, String unit) {
        figures.getChildren().addAll(Labels.fixed(figure, "value", "strong"), Labels.fixed(unit, "secondary"));
    }
}
