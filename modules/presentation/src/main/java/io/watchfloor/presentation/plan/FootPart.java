package io.watchfloor.presentation.plan;

import io.watchfloor.controls.tile.Glyph;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.plan.PlanContent.Does;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The name to be typed, the button, and why it is dashed.
final class FootPart extends VBox {
    private final Label askedName = Labels.fixed("", "mono", "asked-name");
    private final HBox ask = new HBox(16, Labels.fixed(PlanText.TYPE_NAME.text(), "value"), askedName);
    private final HBox top;
    private final TextField name = new TextField();
    private final CheckBox consent = new CheckBox(PlanText.CONSENT.text());
    private final Glyph tick = new Glyph(Glyph.Drawing.TICK);
    private final StackPane field = new StackPane(name, tick);
    private final Button close = new Button(PlanText.CLOSE.text());
    private final Button rehearse = new Button(PlanText.DRY_RUN.text());
    private final ToggleButton later = new ToggleButton(PlanText.LATER.text());
    private final ArmPart arm;
    private final Button act = new Button();
    private final Label reason = Labels.wrapped("", "caption", "dashed-reason");
    private final Label identity = Labels.fixed("", "caption");
    private Does does = Does.NOTHING;

    FootPart(PlanSheet.Wishes wishes) {
        getStyleClass().add("dialog-foot");
        name.getStyleClass().addAll("mono", "typed-name");
        name.textProperty()
                .addListener((observable, before, after) -> wishes.typed().accept(after));
        consent.getStyleClass().add("consent");
        consent.setOnAction(event -> wishes.consented().accept(consent.isSelected()));
        tick.getStyleClass().add("typed-tick");
        tick.setMouseTransparent(true);
        field.getStyleClass().add("typed-field");
        close.getStyleClass().add("large");
        close.setGraphic(Labels.key(PlanText.KEY_ESCAPE.text()));
        close.setContentDisplay(ContentDisplay.RIGHT);
        close.setOnAction(event -> wishes.close().run());
        rehearse.getStyleClass().addAll("large", "rehearse");
        rehearse.setOnAction(event -> wishes.dryRun().run());
        arm = new ArmPart(wishes.later().armed());
        later.getStyleClass().add("large");
        later.setOnAction(event -> wishes.later().choosing().accept(later.isSelected()));
        act.getStyleClass().addAll("large", "act");
        act.setContentDisplay(ContentDisplay.RIGHT);
        act.setOnAction(event -> wishes.press().accept(does));
        HBox buttons = new HBox(16, field, Labels.spring(), close, rehearse, later, act);
        buttons.getStyleClass().add("foot-buttons");
        top = new HBox(16, ask, Labels.spring(), reason);
        HBox small = new HBox(
                24,
                identity,
                Labels.fixed(PlanText.WRITTEN_FIRST.text(), "caption"),
                Labels.spring(),
                Labels.fixed(PlanText.REFUSED_IF.text(), "caption"));
        getChildren().setAll(consent, top, arm, buttons, small);
    }

    void show(PlanContent content) {
        PlanContent.Foot foot = content.foot();
        boolean asks = !foot.asks().name().isEmpty();
        askedName.setText(foot.asks().name());
        consent.setVisible(foot.asks().consent());
        consent.setManaged(foot.asks().consent());
        consent.setSelected(foot.asks().consented());
        for (Node node : List.of(ask, field)) {
            node.setVisible(asks);
            node.setManaged(asks);
        }
        tick.setVisible(foot.asks().nameMatches());
        identity.setText(foot.identity());
        reason.setText(foot.reason());
        boolean said = asks || !foot.reason().isEmpty();
        top.setVisible(said);
        top.setManaged(said);
        rehearse.setVisible(foot.canRehearse());
        rehearse.setManaged(foot.canRehearse());
        rehearse.setDisable(content.standing().kind() == PlanContent.Kind.IMPOSSIBLE);
        later.setVisible(foot.arm().offered());
        later.setManaged(foot.arm().offered());
        later.setSelected(foot.arm().open());
        arm.show(foot.arm());
        showButton(foot.act());
    }

    private void showButton(PlanContent.Button button) {
        does = button.does();
        boolean here = does != Does.UNDO;
        act.setVisible(here);
        act.setManaged(here);
        act.setText(button.label());
        act.setDisable(!button.enabled());
        act.setGraphic(does == Does.ACT ? Labels.key(PlanText.KEY_ACT.text()) : null);
        boolean primary = button.enabled() && does == Does.ACT;
        if (primary != act.getStyleClass().contains("primary")) {
            if (primary) {
                act.getStyleClass().add("primary");
            } else {
                act.getStyleClass().remove("primary");
            }
        }
    }

    /// Where the decision is made.
    Node first() {
        if (consent.isVisible() && !consent.isSelected()) {
            return consent;
        }
        return name.isVisible() && field.isVisible() ? name : close;
    }

    List<Node> focusable() {
        List<Node> parts = new ArrayList<>();
        parts.add(consent);
        parts.add(name);
        parts.addAll(arm.focusable());
        parts.addAll(List.of(close, rehearse, later, act));
        return parts;
    }
}
