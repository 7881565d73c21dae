package io.watchfloor.presentation.plan;

import io.watchfloor.presentation.Labels;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// Approves beforehand: the window of the calendar, and what sets it off.
final class ArmPart extends HBox {
    private final TextField from = time("22:00");
    private final TextField until = time("23:00");
    private final RadioButton begins = new RadioButton(PlanText.ARM_AT_BEGIN.text());
    private final RadioButton cause = new RadioButton();
    private final Button arm = new Button(PlanText.ARM.text());

    /// What was chosen: times of day, and whether the present cause sets it off rather than the window's beginning.
    record Chosen(String from, String until, boolean onCause) {}

    ArmPart(Consumer<Chosen> armed) {
        super(10);
        getStyleClass().add("arm-part");
        ToggleGroup group = new ToggleGroup();
        begins.setToggleGroup(group);
        cause.setToggleGroup(group);
        begins.setSelected(true);
        arm.setMinWidth(USE_PREF_SIZE);
        arm.setOnAction(event -> armed.accept(new Chosen(from.getText(), until.getText(), cause.isSelected())));
        getChildren()
                .setAll(
                        Labels.fixed(PlanText.ARM_BETWEEN.text(), "value"),
                        from,
                        Labels.fixed(PlanText.ARM_AND.text(), "value"),
                        until,
                        begins,
                        cause,
                        Labels.spring(),
                        arm);
    }

    private static TextField time(String usual) {
        TextField field = new TextField(usual);
        field.getStyleClass().addAll("mono", "arm-time");
        return field;
    }

    void show(PlanContent.Armable armable) {
        setVisible(armable.open());
        setManaged(armable.open());
        boolean named = !armable.cause().isEmpty();
        cause.setText(PlanText.ARM_ON_CAUSE.text(armable.cause()));
        cause.setVisible(named);
        cause.setManaged(named);
        arm.setDisable(!armable.allowed());
    }

    List<Node> focusable() {
        return List.of(from, until, begins, cause, arm);
    }
}
