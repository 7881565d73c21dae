package io.watchfloor.presentation.drill;

import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.drill.DrillContent.Head;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What drill it is, how it stands, and the buttons.
final class TopBar extends HBox {
    private final Label title = Labels.fixed("", "heading");
    private final Label server = Labels.fixed("", "drill-second");
    private final Label tag = Labels.fixed("", "chip", "drill-tag");
    private final Label note = Labels.cut("", "caption");
    private final TextField name = new TextField();
    private final Button switchover;
    private final Button failover;
    private final Button start;
    private final Button abort;
    private final Label abortNote = Labels.fixed(DrillText.ABORT_NOTE.text(), "caption");
    private final String asked;

    /// What the buttons do.
    record Deeds(Runnable switchover, Runnable failover, Runnable start, Runnable abort) {}

    /// @param asked the name to be typed before a start, empty where none is asked for
    TopBar(Deeds deeds, String asked) {
        this.asked = asked;
        getStyleClass().add("drill-top");
        switchover = button(DrillText.PREPARE_SWITCHOVER, DrillText.KEY_SWITCHOVER, deeds.switchover());
        failover = button(DrillText.PREPARE_FAILOVER, DrillText.KEY_FAILOVER, deeds.failover());
        start = button(DrillText.START, DrillText.KEY_START, deeds.start());
        start.getStyleClass().add("primary");
        abort = button(DrillText.ABORT, DrillText.KEY_ABORT, deeds.abort());
        name.setPromptText(DrillText.TYPE_NAME.text(asked));
        name.getStyleClass().add("drill-name");
        HBox first = new HBox(title, server, tag);
        first.getStyleClass().add("drill-title");
        VBox words = new VBox(first, note);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        getChildren().setAll(words, abortNote, name, switchover, failover, start, abort);
    }

    private static Button button(DrillText word, DrillText key, Runnable deed) {
        Button button = new Button(word.text());
        button.setGraphic(Labels.key(key.text()));
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> deed.run());
        return button;
    }

    String typed() {
        return name.getText();
    }

    void show(Head head, boolean able) {
        title.setText(head.title());
        server.setText(head.server());
        tag.setText(head.tag());
        note.setText(head.note());
        seen(abort, head.running());
        seen(abortNote, head.running());
        seen(switchover, !head.running());
        seen(failover, !head.running());
        seen(start, !head.running());
        seen(name, head.ready() && !asked.isEmpty());
        switchover.setDisable(!able);
        failover.setDisable(!able);
        start.setDisable(!head.ready());
        if (head.running()) {
            name.clear();
        }
    }

    private static void seen(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
