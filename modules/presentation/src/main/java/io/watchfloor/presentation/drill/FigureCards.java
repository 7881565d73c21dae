package io.watchfloor.presentation.drill;

import io.watchfloor.controls.probe.TargetScale;
import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.drill.DrillContent.Clock;
import io.watchfloor.presentation.drill.DrillContent.Fact;
import io.watchfloor.presentation.drill.DrillContent.Figures;
import io.watchfloor.presentation.drill.DrillContent.Loss;
import io.watchfloor.presentation.drill.DrillContent.Reached;
import io.watchfloor.presentation.drill.DrillContent.Step;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The two clocks that can be read from across the room, and the steps.
final class FigureCards extends HBox {
    private static final PseudoClass MISSED = PseudoClass.getPseudoClass("missed");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    private static final double USUAL = 48;

    private final Card outage = new Card(DrillText.OUTAGE.text(), "outage-card");
    private final Label clock = Labels.fixed("", "drill-clock");
    private final VBox words = new VBox();
    private final TargetScale scale = new TargetScale();
    private final Card loss = new Card(DrillText.LOST.text(), "loss-card");
    private final Label lost = Labels.fixed("", "drill-clock");
    private final Label of = Labels.fixed("", "drill-word");
    private final VBox facts = new VBox();
    private final VBox steps = new VBox();

    FigureCards() {
        getStyleClass().add("drill-row");
        words.getStyleClass().add("drill-words");
        HBox figure = new HBox(clock, words);
        figure.getStyleClass().add("drill-figure");
        outage.fill(figure, scale);
        VBox beside = new VBox(of, Labels.fixed(DrillText.ACKNOWLEDGED.text(), "drill-second"));
        beside.getStyleClass().add("drill-words");
        HBox losses = new HBox(lost, beside);
        losses.getStyleClass().add("drill-figure");
        facts.getStyleClass().add("drill-facts");
        loss.fill(losses, facts);
        Card order = new Card(DrillText.STEPS.text(), "steps-card");
        order.beside(
                Labels.spring(),
                Labels.fixed(DrillText.SO_FAR.text(), "caption", "step-at"),
                Labels.fixed(DrillText.USUAL.text(), "caption", "step-usual"));
        steps.getStyleClass().add("drill-steps");
        order.fill(steps);
        HBox.setHgrow(outage, Priority.ALWAYS);
        HBox.setHgrow(loss, Priority.ALWAYS);
        HBox.setHgrow(order, Priority.ALWAYS);
        getChildren().setAll(outage, loss, order);
    }

    void show(Figures figures) {
        show(figures.clock());
        show(figures.loss());
        steps.getChildren()
                .setAll(figures.steps().stream().map(FigureCards::line).toList());
    }

    private void show(Clock content) {
        outage.note(content.since());
        clock.setText(content.figure());
        clock.pseudoClassStateChanged(MISSED, content.missed());
        words.getChildren().clear();
        for (int index = 0; index < content.words().size(); index++) {
            String style = index == 0 ? "drill-word" : index == 1 ? "drill-second" : "caption";
            words.getChildren().add(Labels.fixed(content.words().get(index), style));
        }
        scale.show(content.scale());
    }

    private void show(Loss content) {
        loss.note(content.target());
        lost.setText(content.figure());
        lost.pseudoClassStateChanged(MISSED, content.missed());
        of.setText(content.of());
        facts.getChildren()
                .setAll(content.facts().stream().map(FigureCards::fact).toList());
    }

    private static Node fact(Fact fact) {
        Label label = Labels.fixed(fact.label(), "tertiary", "fact-label");
        return new HBox(label, Labels.cut(fact.text(), "value"));
    }

    private static Node line(Step step) {
        HBox line = new HBox();
        line.getStyleClass().add("drill-step");
        line.pseudoClassStateChanged(NOW, step.reached() == Reached.NOW);
        line.pseudoClassStateChanged(OPEN, step.reached() == Reached.OPEN);
        Region mark = mark(step.reached());
        Region bar = new Region();
        bar.getStyleClass().add("step-bar");
        bar.setMinWidth(step.share() * USUAL);
        bar.setMaxWidth(step.share() * USUAL);
        HBox usual = new HBox(bar);
        usual.getStyleClass().add("step-share");
        line.getChildren()
                .setAll(
                        mark,
                        Labels.cut(step.name(), "step-name"),
                        Labels.spring(),
                        Labels.fixed(step.at(), "step-at"),
                        usual,
                        Labels.fixed(step.usual(), "step-usual", "caption"));
        return line;
    }

    private static Region mark(Reached reached) {
        if (reached == Reached.DONE) {
            Glyph tick = new Glyph(Glyph.Drawing.TICK);
            tick.getStyleClass().add("step-mark");
            return tick;
        }
        Region mark = new Region();
        mark.getStyleClass().addAll("step-mark", reached == Reached.NOW ? "step-now" : "step-open");
        return mark;
    }
}
