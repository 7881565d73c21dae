package io.watchfloor.controls.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    @Test
    void whatWasThereStaysWhereItIsAndNewRowsComeAfterTheirSiblings() {
        List<Row> before = rows("a", " a1", " a2", "b", " b1");
        List<Row> after = rows("c", " c1", "b", " b2", " b1", "a", " a2", " a3", " a1");
        assertEquals(
                keys(rows("a", " a1", " a2", " a3", "b", " b1", " b2", "c", " c1")),
                keys(RowOrder.held(before, after)));
    }

    @Test
    void aRowThatMovesUnderAnotherParentIsNotTornFromIt() {
        List<Row> before = rows("a", " x", "b");
        List<Row> after = rows("b", " x", "a");
        assertEquals(keys(rows("a", "b", " x")), keys(RowOrder.held(before, after)));
    }

    @Test
    void everyRowIsKeptWhenOrderIsHeld() {
        List<Row> after = rows("a", "  deep", " a1", "b");
        assertEquals(Set.copyOf(keys(after)), Set.copyOf(keys(RowOrder.held(rows("b"), after))));
    }

    @Test
    void aFoldHidesAllThatIsUnderItAndNothingElse() {
        List<Row> rows = rows("a", " a1", "  a11", " a2", "b", " b1");
        assertEquals(List.of("a", "a1", "a2", "b", "b1"), keys(RowOrder.unfolded(rows, Set.of("a1"))));
        assertEquals(List.of("a", "b", "b1"), keys(RowOrder.unfolded(rows, Set.of("a", "a1"))));
    }

    @Test
    void aMatchIsShownWithTheRowsAboveIt() {
        List<Row> rows = rows("a", " a1", "  Needle one", " a2", "b", " needle two");
        assertEquals(List.of("a", "a1", "Needle one", "b", "needle two"), keys(RowOrder.matching(rows, "needle")));
        assertEquals(List.of("b", "needle two"), keys(RowOrder.matching(rows, " TWO  needle ")));
        assertEquals(keys(rows), keys(RowOrder.matching(rows, "  ")));
        assertEquals(List.of(), keys(RowOrder.matching(rows, "absent")));
    }

    @Test
    void columnsFoldInTheirOrderAndComeBack() {
        List<Column> columns = List.of(
                new Column("name", 200, Column.Set.LEFT, 0),
                new Column("first", 100, Column.Set.LEFT, 1),
                new Column("second", 100, Column.Set.RIGHT, 2),
                new Column("fill", 80, Column.Set.FILL, 3));
        assertEquals(
                List.of(200.0, 100.0, 100.0, 168.0),
                ColumnLayout.of(columns, Set.of(), 600).widths());
        assertEquals(
                List.of(200.0, 0.0, 100.0, 88.0),
                ColumnLayout.of(columns, Set.of(), 420).widths());
        assertEquals(
                List.of(200.0, 0.0, 0.0, 98.0),
                ColumnLayout.of(columns, Set.of(), 330).widths());
        assertEquals(
                List.of(200.0, 0.0, 0.0, 0.0),
                ColumnLayout.of(columns, Set.of(), 100).widths());
    }

    @Test
    void copiedTextIsAlignedAndKeepsTheTree() {
        List<Column> columns =
                List.of(new Column("Session", 100, Column.Set.LEFT, 0), new Column("Age", 50, Column.Set.RIGHT, 0));
        List<Row> rows = List.of(row("a", 0, "48213", "1:12.4"), row("b", 1, "48377", "9.2"));
        assertEquals("""
                Session     Age
                48213    1:12.4
                  48377     9.2
                """, RowText.aligned(columns, rows));
    }

    @Test
    void csvQuotesWhatWouldBreakIt() {
        List<Column> columns =
                List.of(new Column("Session", 100, Column.Set.LEFT, 0), new Column("SQL", 50, Column.Set.LEFT, 0));
        List<Row> rows = List.of(
                row("a", 0, "one,two", "SELECT \"a\""), row("b", 1, "three", "first\nsecond"), row("c", 1, "four"));
        assertEquals(
                "depth,Session,SQL\r\n0,\"one,two\",\"SELECT \"\"a\"\"\"\r\n1,three,\"first\nsecond\"\r\n1,four,\r\n",
                RowText.csv(columns, rows));
    }

    static List<Row> rows(String... indented) {
        return Arrays.stream(indented)
                .map(line ->
                        row(line.strip(), line.length() - line.stripLeading().length(), line.strip()))
                .toList();
    }

    private static Row row(String key, int depth, String... cells) {
        return new Row(
                key,
                depth,
                depth == 0 ? Row.Kind.ROOT : Row.Kind.ROW,
                Arrays.stream(cells).map(Row.Cell::text).toList());
    }

    private static List<String> keys(List<Row> rows) {
        return rows.stream().map(Row::key).toList();
    }
}
