package io.watchfloor.presentation.answers;

import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.answers.AnswersContent.Deed;
import io.watchfloor.presentation.answers.AnswersContent.Deeds;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What to do, with the way to its plan, and what not to do.
final class DeedsColumn extends HBox {
    private static final PseudoClass CALM = PseudoClass.getPseudoClass("calm");

    private final Row recommended = new Row(Glyph.Drawing.RECOMMENDED, AnswersText.DO, "recommended");
    private final Row avoided = new Row(Glyph.Drawing.AVOIDED, AnswersText.DO_NOT, "avoided");
    private final Button plan = new Button(AnswersText.PLAN.text());
    private final boolean acts;
    private @Nullable Advice advice;

    DeedsColumn(boolean acts, Consumer<Advice> planner) {
        this.acts = acts;
        getStyleClass().addAll("answer-column", "deeds");
        VBox rows = new VBox(recommended, avoided);
        rows.getStyleClass().add("deed-rows");
        rows.setMinWidth(0);
        setHgrow(rows, Priority.ALWAYS);
        plan.getStyleClass().addAll("primary", "large", "plan-button");
        plan.setMinWidth(USE_PREF_SIZE);
        plan.setOnAction(event -> {
            Advice planned = advice;
            if (planned != null) {
                planner.accept(planned);
            }
        });
        getChildren().addAll(rows, plan);
        setMinWidth(0);
        AnswerColumn.set(plan, false);
    }

    void show(Deeds deeds) {
        recommended.show(deeds.recommended());
        avoided.show(deeds.avoided());
        advice = deeds.plan().orElse(null);
        AnswerColumn.set(plan, acts && advice != null);
    }

    Button plan() {
        return plan;
    }

    private static final class Row extends HBox {
        private final HBox sign;
        private final Label title = new Label();
        private final PhraseBox line = new PhraseBox("evidence");

        Row(Glyph.Drawing drawing, AnswersText word, String styleClass) {
            getStyleClass().add("deed");
            Label said = new Label(word.text());
            said.getStyleClass().add("deed-word");
            said.setMinWidth(USE_PREF_SIZE);
            sign = new HBox(new Glyph(drawing), said);
            sign.getStyleClass().add("deed-sign");
            sign.setAlignment(Pos.CENTER_LEFT);
            title.getStyleClass().add(styleClass);
            title.setMinWidth(0);
            VBox texts = new VBox(title, line);
            texts.setMinWidth(0);
            setHgrow(texts, Priority.ALWAYS);
            getChildren().addAll(sign, texts);
        }

        void show(Deed deed) {
            title.setText(deed.title());
            title.pseudoClassStateChanged(CALM, deed.calm());
            sign.pseudoClassStateChanged(CALM, deed.calm());
            line.show(deed.line());
            AnswerColumn.set(line, !deed.line().spans().getFirst().text().isBlank());
        }
    }
}
