package io.watchfloor.presentation.locks;

import io.watchfloor.controls.tree.Column;
import io.watchfloor.controls.tree.TreeRows;
import io.watchfloor.presentation.locks.Row.Group;
import io.watchfloor.presentation.locks.Row.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The wait tree as a table, by session.
final class LocksTable {
    private static final String IDLE_IN_TRANSACTION = groupKey(Group.IDLE_IN_TRANSACTION);
    private static final String IDLE = groupKey(Group.IDLE);

    private final TreeRows tree = new TreeRows(columns());
    private final Map<String, SessionKey> sessions = new HashMap<>();
    private List<Row> shown = List.of();
    private boolean anyRoots;
    private boolean idleFolded;
    private boolean marking;

    LocksTable(Consumer<SessionKey> selected, Runnable opened) {
        VBox.setVgrow(tree, Priority.ALWAYS);
        tree.getStyleClass().add("lock-tree");
        tree.selectedKeysProperty().addListener((observable, before, after) -> {
            if (!marking) {
                after.stream()
                        .map(sessions::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(selected);
            }
        });
        tree.setOnOpen(row -> opened.run());
    }

    private static List<Column> columns() {
        return List.of(
                new Column(LocksText.COLUMN_SESSION.text(), 268, Column.Set.LEFT, 0),
                new Column(LocksText.COLUMN_POD.text(), 140, Column.Set.LEFT, 1),
                new Column(LocksText.COLUMN_WORKFLOW_JOB.text(), 216, Column.Set.LEFT, 0),
                new Column(LocksText.COLUMN_TENANT.text(), 52, Column.Set.LEFT, 2),
                new Column(LocksText.COLUMN_STATE.text(), 236, Column.Set.LEFT, 0),
                new Column(LocksText.COLUMN_RELATION.text(), 180, Column.Set.LEFT, 0),
                new Column(LocksText.COLUMN_TRANSACTION_AGE.text(), 56, Column.Set.RIGHT, 0),
                new Column(LocksText.COLUMN_WAITING.text(), 60, Column.Set.RIGHT, 0),
                new Column(LocksText.COLUMN_BLOCKS.text(), 84, Column.Set.RIGHT, 0),
                new Column(LocksText.COLUMN_STATEMENT.text(), 240, Column.Set.FILL, 3));
    }

    /// The tree itself, for its columns and for copying.
    TreeRows tree() {
        return tree;
    }

    Node node() {
        return tree;
    }

    /// Whether somebody works in it: nothing may move away under a pointer or a key.
    ObservableValue<Boolean> worked() {
        return tree.focusWithinProperty().flatMap(focus -> tree.hoverProperty().map(hover -> focus || hover));
    }

    /// Nothing is done for a list that is shown already.
    void show(List<Row> rows) {
        if (rows.equals(shown)) {
            return;
        }
        shown = rows;
        sessions.clear();
        List<io.watchfloor.controls.tree.Row> drawn = new ArrayList<>(rows.size());
        boolean roots = false;
        for (Row row : rows) {
            String key = keyOf(row);
            drawn.add(RowDrawing.draw(row, key));
            if (row instanceof Line line) {
                sessions.put(key, line.key());
                roots |= line.place().depth() == 0;
            }
        }
        tree.show(drawn);
        foldIdle(roots);
    }

    /// While somebody waits, sessions that idle without blocking are noise; when nobody does, they are shown. Those
    /// outside a transaction are of no interest until asked for.
    private void foldIdle(boolean roots) {
        if (roots != anyRoots && tree.row(IDLE_IN_TRANSACTION) != null) {
            anyRoots = roots;
            tree.fold(IDLE_IN_TRANSACTION, roots);
        }
        if (!idleFolded && tree.row(IDLE) != null) {
            idleFolded = true;
            tree.fold(IDLE, true);
        }
    }

    /// Marks the session whose detail is shown though nobody picked it.
    void mark(@Nullable SessionKey key) {
        marking = true;
        tree.select(key == null ? List.of() : List.of(keyOf(key)));
        marking = false;
    }

    /// Selects a session, unfolds what hides it and brings it into sight; false when it is not in the table.
    boolean go(SessionKey key) {
        Row target = shown.stream()
                .filter(row -> row instanceof Line line && line.key().equals(key))
                .findFirst()
                .orElse(null);
        if (target == null) {
            return false;
        }
        tree.filterProperty().set("");
        above(target).forEach(each -> tree.fold(each, false));
        tree.select(List.of(keyOf(target)));
        list().ifPresent(list -> {
            for (int index = 0; index < tree.visibleRowsProperty().get().size(); index++) {
                if (tree.visibleRowsProperty().get().get(index).key().equals(keyOf(target))) {
                    list.getFocusModel().focus(index);
                    list.scrollTo(Math.max(0, index - 3));
                }
            }
        });
        return true;
    }

    /// Keys of the rows under which a row stands.
    private List<String> above(Row target) {
        List<String> keys = new ArrayList<>();
        int at = shown.indexOf(target);
        int depth = depth(target);
        for (int index = at - 1; index >= 0 && depth > 0; index--) {
            if (depth(shown.get(index)) < depth) {
                depth = depth(shown.get(index));
                keys.add(keyOf(shown.get(index)));
            }
        }
        return keys;
    }

    private static int depth(Row row) {
        return switch (row) {
            case Row.Section section -> 0;
            case Line line -> line.place().depth();
        };
    }

    void filter(String words) {
        tree.filterProperty().set(words);
    }

    /// How many sessions are let through by the filter.
    long visibleSessions() {
        return tree.visibleRowsProperty().get().stream()
                .filter(row -> sessions.containsKey(row.key()))
                .count();
    }

    void focus() {
        list().ifPresent(list -> {
            list.requestFocus();
            if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
                list.getSelectionModel().clearAndSelect(0);
            }
        });
    }

    private Optional<ListView<?>> list() {
        tree.applyCss();
        return tree.lookup(".tree-list") instanceof ListView<?> list ? Optional.of(list) : Optional.empty();
    }

    private static String keyOf(Row row) {
        return switch (row) {
            case Row.Section section -> groupKey(section.group());
            case Line line -> keyOf(line.key());
        };
    }

    private static String keyOf(SessionKey key) {
        return key.server() + "/" + key.pid();
    }

    private static String groupKey(Group group) {
        return "group " + group.name();
    }
}
