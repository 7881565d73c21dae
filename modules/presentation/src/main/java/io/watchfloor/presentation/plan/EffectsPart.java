package io.watchfloor.presentation.plan;

import io.watchfloor.controls.chart.Meter;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.plan.PlanContent.Effect;
import io.watchfloor.presentation.plan.PlanContent.Effects;
import io.watchfloor.presentation.plan.PlanContent.Prose;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What is expected of it, what it costs, and who undoes it.
final class EffectsPart extends VBox {
    private @Nullable Effects shownEffects;
    private @Nullable Prose shownProse;

    EffectsPart() {
        getStyleClass().add("plan-effects");
    }

    void show(Effects effects, Prose prose) {
        if (effects.equals(shownEffects) && prose.equals(shownProse)) {
            return;
        }
        shownEffects = effects;
        shownProse = prose;
        List<Node> predicted = new ArrayList<>();
        predicted.add(table(effects.effects()));
        effects.notes().forEach(note -> predicted.add(Labels.wrapped(note, "tertiary")));
        HBox legend = new HBox(
                6,
                swatch("second"),
                Labels.fixed(PlanText.NOW.text(), "caption"),
                swatch("main"),
                Labels.fixed(PlanText.AFTER.text(), "caption"));
        legend.getStyleClass().add("legend");
        getChildren()
                .setAll(
                        section(PlanText.PREDICTED.text(), legend, predicted),
                        section(PlanText.WHAT_IT_COSTS.text(), null, sentences(prose.costs())),
                        section(PlanText.WHO_UNDOES_IT.text(), null, sentences(prose.undoneBy())));
    }

    private static List<Node> sentences(List<String> sentences) {
        return List.copyOf(sentences.stream()
                .map(sentence -> Labels.wrapped(sentence, "value"))
                .toList());
    }

    private static Region swatch(String styleClass) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", styleClass);
        return swatch;
    }

    private static VBox section(String title, @Nullable Node aside, List<Node> content) {
        HBox head = new HBox(8, Labels.fixed(title, "plan-section-title"), Labels.spring());
        if (aside != null) {
            head.getChildren().add(aside);
        }
        VBox section = new VBox(head);
        section.getStyleClass().add("plan-section");
        section.getChildren().addAll(content);
        return section;
    }

    private static GridPane table(List<Effect> effects) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("effects");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints now = new ColumnConstraints();
        now.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints()
                .setAll(name, now, new ColumnConstraints(), new ColumnConstraints(), new ColumnConstraints(160));
        int row = 0;
        for (Effect effect : effects) {
            Label arrow = Labels.fixed("→", "tertiary");
            grid.addRow(
                    row++,
                    Labels.cut(effect.name(), "value"),
                    Labels.fixed(effect.now(), "value"),
                    arrow,
                    Labels.fixed(effect.after(), "value", "strong"),
                    new VBox(2, meter(1, "second"), meter(effect.afterShare(), "main")));
        }
        return grid;
    }

    private static Meter meter(double share, String styleClass) {
        Meter meter = new Meter();
        meter.getStyleClass().add("effect-bar");
        meter.show(List.of(new Meter.Share(Math.clamp(share, 0, 1), styleClass)));
        return meter;
    }
}
