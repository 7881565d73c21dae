package io.watchfloor.presentation.audit;

import io.watchfloor.presentation.Labels;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// The line over the table: how much is shown, whose story, the filter.
final class AuditHead extends HBox {
    private final Label shown = Labels.fixed("", "secondary");
    private final Button story = new Button();
    private final Label said = Labels.cut("", "secondary");
    private final TextField filter = new TextField();

    AuditHead(Consumer<String> filtered, Runnable backToTable, Runnable endStory) {
        getStyleClass().addAll("panel-head", "audit-head");
        story.getStyleClass().add("audit-story");
        story.setFocusTraversable(false);
        story.setOnAction(event -> endStory.run());
        filter.setPromptText(AuditText.FILTER_PROMPT.text());
        filter.getStyleClass().add("tree-filter");
        filter.textProperty().addListener((observable, before, after) -> filtered.accept(after));
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                filter.clear();
                backToTable.run();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                backToTable.run();
                event.consume();
            }
        });
        getChildren()
                .setAll(
                        Labels.fixed(AuditText.TITLE.text(), "panel-title"),
                        shown,
                        story,
                        said,
                        Labels.spring(),
                        Labels.key("/"),
                        filter);
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    /// Says what became of a key.
    void say(String text) {
        said.setText(text);
    }

    void show(AuditContent content) {
        String text = content.total() == 0
                ? ""
                : content.matching() == 0
                        ? AuditText.NO_ENTRIES.text()
                        : AuditText.SHOWN.text(content.lines().size(), content.total());
        shown.setText(text);
        boolean told = !content.story().isEmpty();
        story.setText(AuditText.STORY.text(AuditTable.brief(content.story())) + "  " + AuditText.STORY_END.text());
        story.setVisible(told);
        story.setManaged(told);
    }
}
