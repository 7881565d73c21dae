package io.watchfloor.presentation.plan;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.plan.PlanContent.Does;
import io.watchfloor.presentation.plan.PlanContent.Kind;
import io.watchfloor.presentation.plan.PlanContent.Standing;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// How things stand, under the head: asking, acting, in force with its countdown, refused or failed. Undo is here, away
/// from the button that acts, so that a second click meant for that never undoes.
final class StandingStrip extends HBox {
    private final StackPane mark = new StackPane();
    private final ProgressIndicator busy = new ProgressIndicator();
    private final StateShape shape = new StateShape();
    private final Label word = Labels.fixed("", "value", "strong", "standing-word");
    private final Label text = Labels.wrapped("", "secondary");
    private final Button undo = new Button();

    StandingStrip(Runnable undone) {
        getStyleClass().add("standing");
        mark.getStyleClass().add("standing-mark");
        undo.getStyleClass().add("undo");
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(event -> undone.run());
        text.setMinWidth(0);
        getChildren().setAll(mark, word, text, Labels.spring(), undo);
    }

    void show(Standing standing, PlanContent.Button act) {
        boolean told = !standing.word().isEmpty();
        setVisible(told);
        setManaged(told);
        word.setText(standing.word());
        text.setText(standing.text());
        undo.setText(act.label());
        undo.setVisible(act.does() == Does.UNDO);
        undo.setManaged(act.does() == Does.UNDO);
        for (Kind kind : Kind.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(
                            kind.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                    kind == standing.kind());
        }
        mark(standing.kind());
    }

    private void mark(Kind kind) {
        Node drawn =
                switch (kind) {
                    case PLANNING, ACTING -> busy;
                    case FAILED, IMPOSSIBLE, REFUSED -> shape(TileState.DEGRADED);
                    case IN_FORCE, WAITING -> shape(TileState.MAINTENANCE);
                    case OVER, READY -> shape(TileState.IDLE);
                };
        if (!mark.getChildren().equals(List.of(drawn))) {
            mark.getChildren().setAll(drawn);
        }
    }

    private StateShape shape(TileState state) {
        shape.show(state);
        return shape;
    }

    List<Node> focusable() {
        return List.of(undo);
    }
}
