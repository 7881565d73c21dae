package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.WaitStack;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.locks.ActivityContent.Legend;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Active sessions over time, and beside them who used them in the brushed range and who made others wait.
final class SessionsPanel extends VBox {
    /// Below these widths a list gives way, so that the chart is not squeezed.
    private static final double ROOM_FOR_STATEMENTS = 1_160;
    private static final double ROOM_FOR_WHO = 900;

    private final WaitStack stack;
    private final Label server = Labels.fixed("", "secondary");
    private final Label span = Labels.fixed("", "tertiary");
    private final HBox legend = new HBox(14);
    private final Label range = Labels.fixed("", "range-box");
    private final HBox keys;
    private final TopListView who;
    private final TopListView statements;
    private final TopListView roots;
    private final Label joined = Labels.wrapped("", "secondary", "joined");

    SessionsPanel(ZoneId zone, ActivityModel model, Consumer<SessionKey> select) {
        stack = new WaitStack(at -> Figures.clock(at, zone), model);
        stack.plotWidthProperty().subscribe(width -> model.width(width.doubleValue()));
        who = new TopListView(select);
        statements = new TopListView(select);
        roots = new TopListView(select);
        statements.getStyleClass().add("wide");
        roots.getChildren().add(joined);
        who.title().getStyleClass().add("switch");
        who.title().setOnMouseClicked(event -> model.splitOtherwise());
        getStyleClass().addAll("card", "sessions-panel");
        legend.getStyleClass().add("legend");
        keys = new HBox(
                6,
                Labels.key("["),
                Labels.key("]"),
                Labels.fixed(LocksText.KEY_MOVE.text(), "caption"),
                Labels.key("Esc"),
                Labels.fixed(LocksText.KEY_CLEAR.text(), "caption"));
        keys.getStyleClass().add("key-hint");
        HBox head = new HBox(
                Labels.fixed(LocksText.ACTIVE_SESSIONS.text(), "panel-title"),
                server,
                span,
                legend,
                Labels.spring(),
                Labels.fixed(LocksText.IN_RANGE.text(), "tertiary"),
                range,
                keys);
        head.getStyleClass().add("panel-head");
        HBox.setHgrow(stack, Priority.ALWAYS);
        HBox content = new HBox(24, stack, who, statements, roots);
        content.getStyleClass().add("sessions-content");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(head, content);
        widthProperty().subscribe(width -> {
            give(statements, width.doubleValue() >= ROOM_FOR_STATEMENTS);
            give(who, width.doubleValue() >= ROOM_FOR_WHO);
            give(keys, width.doubleValue() >= ROOM_FOR_STATEMENTS);
            give(server, width.doubleValue() >= ROOM_FOR_WHO);
        });
    }

    private static void give(Node node, boolean room) {
        node.setVisible(room);
        node.setManaged(room);
    }

    /// What is copied as a picture.
    Node chart() {
        return stack;
    }

    void show(ActivityContent content) {
        stack.show(content.chart());
        stack.setAccessibleText(
                LocksText.ACTIVE_SESSIONS.text() + ", " + content.head().span());
        server.setText(content.head().server());
        span.setText(content.head().span());
        range.setText(content.head().range());
        show(content.head().legend());
        who.show(content.lists().who());
        statements.show(content.lists().statements());
        roots.show(content.lists().roots());
        joined.setText(content.lists().joined());
        give(joined, !content.lists().joined().isEmpty());
    }

    private void show(List<Legend> values) {
        if (legend.getChildren().size() != values.size()) {
            List<Node> nodes = new ArrayList<>();
            for (Legend each : values) {
                HBox item = new HBox(
                        6,
                        Marks.square(each.waitClass()),
                        Labels.fixed(ClassWords.title(each.waitClass()), "legend-name"),
                        Labels.fixed("", "legend-value"));
                item.getStyleClass().add("legend-item");
                nodes.add(item);
            }
            legend.getChildren().setAll(nodes);
        }
        for (int i = 0; i < values.size(); i++) {
            HBox item = (HBox) legend.getChildren().get(i);
            ((Label) item.getChildren().getLast()).setText(values.get(i).value());
        }
    }
}
