package io.watchfloor.presentation.answers;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.presentation.Station;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/// The four answers in full, as the floor and the wall show them.
public final class AnswersBand extends GridPane {
    private static final double[] DESK_SHARES = {18.6, 24.2, 19.2, 38};
    private static final double[] WALL_SHARES = {21.8, 27.5, 16.7, 34};

    private final AnswerColumn first = new AnswerColumn(AnswersText.FIRST_QUESTION);
    private final AnswerColumn cause = new AnswerColumn(AnswersText.CAUSE_QUESTION);
    private final AnswerColumn nature = new AnswerColumn(AnswersText.NATURE_QUESTION);
    private final DeedsColumn deeds;
    private final Label judged = new Label();

    /// @param planner opens the plan of the recommendation; its button exists only where the station acts
    public AnswersBand(Station station, Consumer<Advice> planner) {
        boolean wall = station == Station.WALL;
        deeds = new DeedsColumn(station.acts(), planner);
        getStyleClass().addAll("answers", "band");
        first.getStyleClass().add("leading");
        for (double share : wall ? WALL_SHARES : DESK_SHARES) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            column.setMinWidth(0);
            getColumnConstraints().add(column);
        }
        RowConstraints answers = new RowConstraints();
        answers.setVgrow(Priority.ALWAYS);
        getRowConstraints().add(answers);
        addRow(0, first, cause, nature);
        add(deeds, 3, 0, 1, 2);
        if (!wall) {
            judged.getStyleClass().add("judged");
            judged.setMinWidth(0);
            add(judged, 0, 1, 3, 1);
        }
        show(AnswersModel.reading(""));
    }

    /// Shows these answers; UI thread.
    public void show(AnswersContent content) {
        first.show(content.first());
        cause.show(content.cause());
        nature.show(content.nature());
        deeds.show(content.deeds());
        judged.setText(content.judged());
    }

    /// The button that plans the recommendation, for the keyboard focus.
    public Button plan() {
        return deeds.plan();
    }
}
