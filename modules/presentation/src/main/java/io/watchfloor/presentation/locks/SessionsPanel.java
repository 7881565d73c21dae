package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.Meter;
import io.watchfloor.controls.chart.WaitStack;
import io.watchfloor.presentation.Labels;
import io.watchfloor.presentation.locks.LocksContent.Activity;
import io.watchfloor.presentation.locks.LocksContent.Share;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Active sessions over time, and beside them who waits and who makes them wait.
final class SessionsPanel extends VBox {
    private final WaitStack stack = new WaitStack();
    private final Label span = Labels.fixed("", "tertiary");
    private final VBox workflows = new VBox();
    private final VBox roots = new VBox();
    private final StackWriter writer;
    private final Consumer<SessionKey> select;

    SessionsPanel(ZoneId zone, Consumer<SessionKey> select) {
        this.select = select;
        writer = new StackWriter(zone);
        getStyleClass().addAll("card", "sessions-panel");
        HBox head = new HBox(8, Labels.fixed(LocksText.ACTIVE_SESSIONS.text(), "panel-title"), span);
        head.getStyleClass().add("panel-head");
        workflows.getStyleClass().add("share-list");
        roots.getStyleClass().add("share-list");
        HBox.setHgrow(stack, Priority.ALWAYS);
        HBox content = new HBox(24, stack, workflows, roots);
        content.getStyleClass().add("sessions-content");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().setAll(head, content);
    }

    void show(Activity activity) {
        stack.show(writer.write(activity));
        span.setText(LocksText.LAST_MINUTES.text(
                Duration.between(activity.from(), activity.until()).toMinutes()));
        list(
                workflows,
                LocksText.WAITING_BY_WORKFLOW.text(),
                LocksText.SESSIONS_SHARE.text(),
                activity.shares().workflows());
        list(
                roots,
                LocksText.ROOT_BLOCKERS.text(),
                LocksText.BLOCKED_TIME_SHARE.text(),
                activity.shares().roots());
    }

    private void list(VBox list, String title, String unit, List<Share> shares) {
        List<Node> lines = new ArrayList<>();
        lines.add(
                new HBox(8, Labels.fixed(title, "caption", "strong"), Labels.spring(), Labels.fixed(unit, "caption")));
        if (shares.isEmpty()) {
            lines.add(Labels.fixed(LocksText.NOBODY.text(), "tertiary"));
        }
        shares.forEach(share -> lines.add(line(share)));
        list.getChildren().setAll(lines);
    }

    private VBox line(Share share) {
        Label percent = Labels.fixed(Math.round(share.share() * 100) + " %", "tertiary", "share-percent");
        HBox text = new HBox(
                8, Labels.cut(share.title(), "value"), Labels.spring(), Labels.fixed(share.figure(), "value"), percent);
        Meter meter = new Meter();
        meter.show(List.of(new Meter.Share(Math.clamp(share.share(), 0, 1), "second")));
        VBox line = new VBox(2, text, meter);
        line.getStyleClass().add("share-line");
        SessionKey session = share.session();
        if (session != null) {
            line.getStyleClass().add("link");
            line.setOnMouseClicked(event -> select.accept(session));
        }
        return line;
    }
}
