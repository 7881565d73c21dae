package io.watchfloor.presentation.answers;

import io.watchfloor.controls.chart.Meter;
import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.controls.tile.TileContent.Phrase;
import io.watchfloor.presentation.answers.AnswersContent.Answer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One question and its answer.
final class AnswerColumn extends VBox {
    private static final PseudoClass CALM = PseudoClass.getPseudoClass("calm");

    private final Label answer = new Label();
    private final StateShape shape = new StateShape();
    private final Label wrapped = new Label();
    private final PhraseBox[] lines = {new PhraseBox("evidence"), new PhraseBox("evidence")};
    private final Meter bar = new Meter();

    AnswerColumn(AnswersText question) {
        getStyleClass().add("answer-column");
        Label asked = new Label(question.text());
        asked.getStyleClass().add("question");
        answer.getStyleClass().add("answer");
        answer.setMinWidth(0);
        wrapped.getStyleClass().addAll("evidence", "wrapped");
        wrapped.setWrapText(true);
        HBox title = new HBox(shape, answer);
        title.getStyleClass().add("answer-title");
        title.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(asked, title, wrapped, lines[0], lines[1], bar);
        setMinWidth(0);
    }

    void show(Answer content) {
        answer.setText(content.text());
        answer.pseudoClassStateChanged(CALM, content.calm());
        content.shape().ifPresent(shape::show);
        set(shape, content.shape().isPresent());
        boolean single = content.lines().size() == 1
                && content.lines().getFirst().spans().size() == 1;
        wrapped.setText(single ? content.lines().getFirst().spans().getFirst().text() : "");
        set(wrapped, single);
        for (int i = 0; i < lines.length; i++) {
            boolean there = !single && i < content.lines().size();
            lines[i].show(there ? content.lines().get(i) : Phrase.plain(""));
            set(lines[i], there);
        }
        bar.show(content.share().stream()
                .map(share -> new Meter.Share(share, "main"))
                .toList());
        set(bar, content.share().isPresent());
    }

    static void set(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
