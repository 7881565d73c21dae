package io.watchfloor.presentation.drill;

import io.watchfloor.presentation.Labels;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A panel with a head: its title, and what stands to the right of it.
final class Card extends VBox {
    private final HBox head;
    private final Label note = Labels.cut("", "caption");
    private final VBox body = new VBox();

    Card(String title, String... styleClasses) {
        getStyleClass().addAll("card", "drill-card");
        getStyleClass().addAll(List.of(styleClasses));
        head = new HBox(Labels.fixed(title, "panel-title"), Labels.spring(), note);
        head.getStyleClass().add("panel-head");
        body.getStyleClass().add("drill-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().setAll(head, body);
        setMinWidth(0);
    }

    /// What stands at the right end of the head.
    void note(String text) {
        note.setText(text);
    }

    /// Puts nodes beside the title.
    void beside(Node... nodes) {
        head.getChildren().addAll(1, List.of(nodes));
    }

    /// Puts a node at the end of the head.
    void end(Node node) {
        head.getChildren().add(node);
    }

    void fill(Node... nodes) {
        body.getChildren().setAll(nodes);
    }
}
