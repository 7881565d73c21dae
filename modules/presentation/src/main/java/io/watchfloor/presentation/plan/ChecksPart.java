package io.watchfloor.presentation.plan;

import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.plan.PlanContent.CheckLine;
import java.util.List;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/// The guards' answers in one row: failed ones first, with a cross, the word and the reason.
final class ChecksPart extends FlowPane {
    private static final double MARGIN = 24;

    private List<CheckLine> shown = List.of();

    ChecksPart() {
        getStyleClass().add("plan-checks");
        setMinWidth(0);
        setPrefWrapLength(PlanSheet.WIDTH - 2 * MARGIN);
    }

    void show(List<CheckLine> checks) {
        if (checks.equals(shown)) {
            return;
        }
        shown = List.copyOf(checks);
        getChildren().setAll(Labels.fixed(PlanText.CHECKS.text(), "tertiary"));
        for (CheckLine check : checks) {
            HBox line = line(check);
            line.setMaxWidth(PlanSheet.WIDTH - 2 * MARGIN);
            getChildren().add(line);
        }
    }

    private static HBox line(CheckLine check) {
        HBox line = new HBox(6);
        line.getStyleClass().add("check");
        String textClass = "tertiary";
        String nameClass = "value";
        switch (check.mark()) {
            case PASSED -> line.getChildren().add(new Glyph(Glyph.Drawing.TICK));
            case FAILED -> {
                line.getChildren().add(new Glyph(Glyph.Drawing.CROSS));
                line.getStyleClass().add("failed");
                nameClass = "word-degraded";
                textClass = "value";
            }
            case NOT_OFFERED -> {
                line.getChildren().add(Labels.fixed("–", "tertiary"));
                nameClass = "tertiary";
            }
        }
        line.getChildren().addAll(Labels.fixed(check.name(), nameClass), Labels.cut(check.text(), textClass));
        return line;
    }
}
