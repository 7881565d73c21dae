package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.locks.ActivityContent.Entry;
import io.watchfloor.presentation.locks.ActivityContent.TopList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One of the lists beside the chart.
final class TopListView extends VBox {
    private final Label title = Labels.fixed("", "caption", "strong");
    private final Label unit = Labels.cut("", "caption");
    private final Label none = Labels.fixed("", "tertiary");
    private final List<EntryLine> lines = new ArrayList<>();
    private final Consumer<SessionKey> select;

    TopListView(Consumer<SessionKey> select) {
        this.select = select;
        getStyleClass().add("top-list");
        HBox head = new HBox(8, title, Labels.spring(), unit);
        head.getStyleClass().add("top-head");
        getChildren().setAll(head, none);
    }

    /// The title, so that it can be made to do something.
    Label title() {
        return title;
    }

    void show(TopList list) {
        title.setText(list.title());
        unit.setText(list.unit());
        none.setText(list.none());
        boolean empty = list.entries().isEmpty();
        none.setVisible(empty);
        none.setManaged(empty);
        while (lines.size() < list.entries().size()) {
            EntryLine line = new EntryLine(select);
            lines.add(line);
            getChildren().add(line);
        }
        for (int i = 0; i < lines.size(); i++) {
            Entry entry = i < list.entries().size() ? list.entries().get(i) : null;
            lines.get(i).setManaged(entry != null);
            lines.get(i).show(entry);
        }
    }
}
