package io.watchfloor.presentation.audit;

import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Recorded;
import io.watchfloor.presentation.Labels;
import java.util.TreeMap;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One entry with everything it says.
final class AuditDetail extends VBox {
    private final Label title = Labels.wrapped("", "heading");
    private final Label who = Labels.wrapped("", "secondary");
    private final VBox fields = new VBox(8);
    private final Times times;

    AuditDetail(Times times) {
        this.times = times;
        getStyleClass().addAll("card", "audit-detail");
        VBox content = new VBox(12, title, who, fields);
        content.getStyleClass().add("audit-detail-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().setAll(scroll);
    }

    void show(Recorded recorded) {
        Entry entry = recorded.entry();
        title.setText(entry.step());
        who.setText(entry.who());
        fields.getChildren().clear();
        new TreeMap<>(entry.details()).forEach(this::field);
        field(AuditText.COLUMN_MITIGATION.text(), entry.mitigation());
        field(AuditText.DETAIL_TIME.text(), times.moment(entry.at()));
        field(AuditText.DETAIL_CONSOLE.text(), recorded.console());
        field(AuditText.DETAIL_LINE.text(), Long.toString(recorded.sequence()));
        Recorded.Origin origin = recorded.origin();
        String author = origin.author();
        field(AuditText.DETAIL_AUTHOR.text(), author == null ? AuditText.DETAIL_NOT_VOUCHED.text() : author);
        if (origin.received() != null) {
            field(AuditText.DETAIL_RECEIVED.text(), times.moment(origin.received()));
        }
        if (!origin.linked()) {
            fields.getChildren().add(Labels.wrapped(AuditText.UNLINKED.text(), "word-down"));
        }
    }

    private void field(String name, String value) {
        fields.getChildren().add(new VBox(Labels.cut(name, "caption"), Labels.wrapped(value, "value")));
    }
}
