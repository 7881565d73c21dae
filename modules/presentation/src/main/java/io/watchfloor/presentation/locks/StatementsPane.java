package io.watchfloor.presentation.locks;

import io.watchfloor.controls.tree.TreeRows;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Labels;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The statements of a range by what they cost: a table that is filtered, ordered by a click on a title, and copied.
final class StatementsPane extends VBox {
    private final TreeRows table = new TreeRows(StatementWords.columns());
    private final Label whole = Labels.fixed("", "secondary");
    private final Label problem = Labels.wrapped("", "secondary", "statements-problem");
    private final Map<String, Chosen> chosen = new HashMap<>();

    StatementsPane(StatementsModel model) {
        getStyleClass().add("statements-pane");
        table.setOnColumn(column -> StatementWords.sort(column).ifPresent(model::sort));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(problem, table);
    }

    TreeRows table() {
        return table;
    }

    /// What all statements took, for the line over the table.
    Label whole() {
        return whole;
    }

    void show(StatementsModel.Content content) {
        chosen.clear();
        content.lines().forEach(line -> {
            Detail.Asked asked = new Detail.Asked(
                    content.server(), line.sum().database(), line.sum().queryId(), null);
            chosen.put(StatementWords.key(line), new Chosen(asked, line.sum().text()));
        });
        table.show(StatementWords.rows(content));
        whole.setText(LocksText.STATEMENTS_WHOLE.text(
                Figures.count(content.lines().size()),
                Figures.seconds(content.list().whole().time().toMillis() / 1000.0)
                        .text(),
                Figures.seconds(content.list().seconds()).text()));
        String why = why(content);
        problem.setText(why);
        problem.setVisible(!why.isEmpty());
        problem.setManaged(!why.isEmpty());
    }

    private static String why(StatementsModel.Content content) {
        if (!content.problem().isEmpty()) {
            return content.problem();
        }
        if (content.lines().isEmpty()) {
            return LocksText.NO_STATEMENTS.text();
        }
        var all = content.list().whole();
        if (all.reset()) {
            return LocksText.STATEMENTS_RESET.text();
        }
        return all.evicted() > 0 ? LocksText.STATEMENTS_EVICTED.text(Figures.count((double) all.evicted())) : "";
    }

    /// A statement selected, with its text.
    record Chosen(Detail.Asked asked, String text) {}

    /// The first one selected.
    Optional<Chosen> selected() {
        for (String key : table.selectedKeysProperty().get()) {
            Chosen known = chosen.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    void focus() {
        table.applyCss();
        if (table.lookup(".tree-list") != null) {
            table.lookup(".tree-list").requestFocus();
        }
    }
}
