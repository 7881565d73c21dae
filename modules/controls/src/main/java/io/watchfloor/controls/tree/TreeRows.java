package io.watchfloor.controls.tree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import org.jspecify.annotations.Nullable;

/// A tree in a table, virtualised: only rows in sight cost anything. While the pointer or the focus is in it, rows
/// keep their order. Keys: ↑ ↓ rows, ← → fold and unfold, J and Shift J roots, Enter open, Ctrl C copies the
/// selected rows as text, Ctrl Shift C as CSV.
public final class TreeRows extends Control {
    private final List<Column> columns;
    private final Set<String> folded = new HashSet<>();
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ReadOnlyObjectWrapper<List<Row>> visibleRows =
            new ReadOnlyObjectWrapper<>(this, "visibleRows", List.of());
    private final ReadOnlyObjectWrapper<List<String>> selectedKeys =
            new ReadOnlyObjectWrapper<>(this, "selectedKeys", List.of());
    private final ObjectProperty<Set<String>> hiddenColumns =
            new SimpleObjectProperty<>(this, "hiddenColumns", Set.of());
    private List<Row> rows = List.of();
    private Map<String, Row> byKey = Map.of();
    private @Nullable ColumnLayout lastLayout;
    private Consumer<Row> onOpen = row -> {};
    private Consumer<Column> onColumn = column -> {};

    public TreeRows(List<Column> columns) {
        this.columns = List.copyOf(columns);
        getStyleClass().add("tree-rows");
        setAccessibleRole(AccessibleRole.TREE_TABLE_VIEW);
        setFocusTraversable(false);
        filter.addListener((observable, before, after) -> refresh());
    }

    /// Replaces the rows, in tree order; keys must differ. Selection, folding and, while somebody is in the table,
    /// order are kept by key. UI thread.
    public void show(List<Row> next) {
        List<Row> distinct = List.copyOf(next);
        Map<String, Row> keys = HashMap.newHashMap(distinct.size());
        for (Row row : distinct) {
            if (keys.put(row.key(), row) != null) {
                throw new IllegalArgumentException("two rows have the key " + row.key());
            }
        }
        byKey = keys;
        rows = isHover() || holdsFocus() ? RowOrder.held(rows, distinct) : distinct;
        refresh();
    }

    /// Words that rows must hold, all of them, to be seen; empty shows all.
    public StringProperty filterProperty() {
        return filter;
    }

    /// What is seen now, in order: neither folded away nor filtered out.
    public ReadOnlyObjectProperty<List<Row>> visibleRowsProperty() {
        return visibleRows.getReadOnlyProperty();
    }

    /// Keys of the selected rows, top to bottom. A row that is gone is no longer selected.
    public ReadOnlyObjectProperty<List<String>> selectedKeysProperty() {
        return selectedKeys.getReadOnlyProperty();
    }

    /// The row with this key, whether seen or not.
    public @Nullable Row row(String key) {
        return byKey.get(key);
    }

    /// Selects the rows with these keys that are seen, and only them.
    public void select(List<String> keys) {
        Set<String> wanted = Set.copyOf(keys);
        selectedKeys.set(visibleRows.get().stream()
                .map(Row::key)
                .filter(wanted::contains)
                .toList());
    }

    /// Folds or unfolds what is under a row.
    public void fold(String key, boolean fold) {
        boolean changed = fold ? folded.add(key) : folded.remove(key);
        if (changed) {
            refresh();
        }
    }

    public boolean folded(String key) {
        return folded.contains(key);
    }

    /// Called with the row on Enter and double click.
    public void setOnOpen(Consumer<Row> handler) {
        onOpen = Objects.requireNonNull(handler, "handler");
    }

    /// Called with the column whose title is clicked.
    public void setOnColumn(Consumer<Column> handler) {
        onColumn = Objects.requireNonNull(handler, "handler");
    }

    void clicked(Column column) {
        onColumn.accept(column);
    }

    /// The selected rows in aligned columns, with a header.
    public String selectionAsText() {
        return RowText.aligned(columns, selectedRows());
    }

    /// The selected rows as comma separated values, with a header.
    public String selectionAsCsv() {
        return RowText.csv(columns, selectedRows());
    }

    /// Asked of the scene: `focusWithin` was seen to stay set after the focus had left.
    private boolean holdsFocus() {
        Node at = getScene() == null ? null : getScene().getFocusOwner();
        while (at != null && !at.equals(this)) {
            at = at.getParent();
        }
        return at != null;
    }

    void open(Row row) {
        onOpen.accept(row);
    }

    /// All columns, hidden or not.
    public List<Column> columns() {
        return columns;
    }

    /// Titles of the columns that are not to be seen, whatever room there is.
    public ObjectProperty<Set<String>> hiddenColumns() {
        return hiddenColumns;
    }

    ColumnLayout layout(double width) {
        ColumnLayout known = lastLayout;
        if (known == null || known.width() != width || !known.hidden().equals(hiddenColumns.get())) {
            known = ColumnLayout.of(columns, hiddenColumns.get(), width);
            lastLayout = known;
        }
        return known;
    }

    private List<Row> selectedRows() {
        Set<String> keys = Set.copyOf(selectedKeys.get());
        return visibleRows.get().stream()
                .filter(row -> keys.contains(row.key()))
                .toList();
    }

    /// A row that holds the filter is seen even in a fold: whoever searches must find.
    private void refresh() {
        String words = filter.get() == null ? "" : filter.get();
        visibleRows.set(words.isBlank() ? RowOrder.unfolded(rows, folded) : RowOrder.matching(rows, words));
        Set<String> chosen = Set.copyOf(selectedKeys.get());
        List<String> kept = chosen.isEmpty()
                ? List.of()
                : visibleRows.get().stream()
                        .map(Row::key)
                        .filter(chosen::contains)
                        .toList();
        if (!kept.equals(selectedKeys.get())) {
            selectedKeys.set(kept);
        }
        folded.removeIf(key -> row(key) == null);
    }

    @Override
    protected Skin<TreeRows> createDefaultSkin() {
        return new TreeRowsSkin(this);
    }
}
