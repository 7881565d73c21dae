package io.watchfloor.presentation.answers;

import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Station;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The four answers on one line, above every page but the floor.
public final class AnswersLine extends HBox {
    private final StateShape shape = new StateShape();
    private final Label first = answer();
    private final Label cause = answer();
    private final Label nature = answer();
    private final Label recommended = answer();
    private final Label avoided = answer();
    private final Button plan = new Button(AnswersText.PLAN.text());
    private final boolean acts;
    private @Nullable Advice advice;

    /// @param planner opens the plan of the recommendation; its button exists only where the station acts
    public AnswersLine(Station station, Consumer<Advice> planner) {
        acts = station.acts();
        getStyleClass().addAll("answers", "answers-line");
        plan.getStyleClass().addAll("primary", "plan-button");
        plan.setMinWidth(USE_PREF_SIZE);
        plan.setOnAction(event -> {
            Advice planned = advice;
            if (planned != null) {
                planner.accept(planned);
            }
        });
        getChildren()
                .addAll(
                        part(question(AnswersText.FIRST_QUESTION), shape, first),
                        part(question(AnswersText.CAUSE_QUESTION), cause),
                        part(question(AnswersText.NATURE_QUESTION), nature),
                        part(new Glyph(Glyph.Drawing.RECOMMENDED), question(AnswersText.DO), recommended, plan),
                        part(new Glyph(Glyph.Drawing.AVOIDED), question(AnswersText.DO_NOT), avoided));
        show(AnswersModel.reading(""));
    }

    /// Shows these answers; UI thread.
    public void show(AnswersContent content) {
        content.first().shape().ifPresent(shape::show);
        AnswerColumn.set(shape, content.first().shape().isPresent());
        first.setText(content.first().text());
        cause.setText(content.cause().text());
        nature.setText(content.nature().text());
        recommended.setText(content.deeds().recommended().title());
        avoided.setText(content.deeds().avoided().title());
        advice = content.deeds().plan().orElse(null);
        AnswerColumn.set(plan, acts && advice != null);
    }

    private static HBox part(Node... nodes) {
        HBox part = new HBox(nodes);
        part.getStyleClass().add("answer-part");
        part.setAlignment(Pos.CENTER_LEFT);
        part.setMinWidth(0);
        return part;
    }

    private static Label question(AnswersText text) {
        Label label = new Label(text.text());
        label.getStyleClass().add("question");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label answer() {
        Label label = new Label();
        label.getStyleClass().add("answer-short");
        label.setMinWidth(0);
        return label;
    }
}
