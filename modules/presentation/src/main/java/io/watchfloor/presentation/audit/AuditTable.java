package io.watchfloor.presentation.audit;

import io.watchfloor.controls.tree.Column;
import io.watchfloor.controls.tree.Row;
import io.watchfloor.controls.tree.Row.Cell;
import io.watchfloor.controls.tree.TreeRows;
import io.watchfloor.presentation.audit.AuditContent.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The entries as a table.
final class AuditTable {
    private final TreeRows rows;
    private final Map<String, Line> lines = new HashMap<>();
    private List<Line> shown = List.of();

    AuditTable(String zone, Consumer<Line> selected, Consumer<Line> opened) {
        rows = new TreeRows(List.of(
                new Column(AuditText.COLUMN_TIME.text(zone), 176, Column.Set.LEFT, 0),
                new Column(AuditText.COLUMN_STEP.text(), 112, Column.Set.LEFT, 0),
                new Column(AuditText.COLUMN_TEXT.text(), 400, Column.Set.FILL, 0),
                new Column(AuditText.COLUMN_WHO.text(), 208, Column.Set.LEFT, 0),
                new Column(AuditText.COLUMN_CONSOLE.text(), 192, Column.Set.LEFT, 2),
                new Column(AuditText.COLUMN_MITIGATION.text(), 128, Column.Set.LEFT, 1)));
        rows.getStyleClass().add("audit-rows");
        VBox.setVgrow(rows, Priority.ALWAYS);
        rows.selectedKeysProperty()
                .addListener((observable, before, after) -> after.stream()
                        .map(lines::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(selected));
        rows.setOnOpen(row -> Optional.ofNullable(lines.get(row.key())).ifPresent(opened));
    }

    Node node() {
        return rows;
    }

    void show(List<Line> next) {
        if (next.equals(shown)) {
            return;
        }
        shown = List.copyOf(next);
        lines.clear();
        next.forEach(line -> lines.put(line.key(), line));
        rows.show(next.stream().map(AuditTable::row).toList());
    }

    /// The entries that are selected, as they stand in the table.
    List<Line> selected() {
        return rows.selectedKeysProperty().get().stream()
                .map(lines::get)
                .filter(Objects::nonNull)
                .toList();
    }

    void focus() {
        rows.applyCss();
        if (rows.lookup(".tree-list") instanceof ListView<?> list) {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
                list.getSelectionModel().clearAndSelect(0);
            }
        }
    }

    private static Row row(Line line) {
        boolean linked = line.recorded().origin().linked();
        String step = line.recorded().entry().step();
        String text = linked
                ? line.words().text()
                : AuditText.UNLINKED.text() + " · " + line.words().text();
        return new Row(
                line.key(),
                0,
                Row.Kind.ROW,
                List.of(
                        Cell.text(line.words().time(), "mono", "value"),
                        Cell.text(step, style(step)),
                        Cell.text(text, linked ? "value" : "word-down"),
                        Cell.text(line.words().who(), "secondary"),
                        Cell.text(line.words().console(), "tertiary"),
                        Cell.text(brief(line.recorded().entry().mitigation()), "mono", "tertiary")));
    }

    private static String style(String step) {
        if (step.contains("fail") || step.equals("torn-line")) {
            return "word-down";
        }
        return step.equals("refused") || step.equals("moved-on") || step.equals("not-done")
                ? "word-degraded"
                : "strong";
    }

    /// A mitigation's identifier is random: its first part tells it from others.
    static String brief(String mitigation) {
        return mitigation.length() <= 12 ? mitigation : mitigation.substring(0, 10) + "…";
    }
}
