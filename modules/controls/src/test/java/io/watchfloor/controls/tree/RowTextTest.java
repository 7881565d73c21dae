package io.watchfloor.controls.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RowTextTest {
    private static final List<Column> COLUMNS =
            List.of(new Column("Session", 100, Column.Set.LEFT, 0), new Column("Statement", 100, Column.Set.FILL, 0));

    private static String csv(String statement) {
        Row row = new Row("1", 1, Row.Kind.ROW, List.of(Row.Cell.text("7"), Row.Cell.text(statement)));
        return RowText.csv(COLUMNS, List.of(row)).lines().skip(1).findFirst().orElse("");
    }

    @Test
    void aFieldThatASpreadsheetWouldComputeIsGuarded() {
        assertEquals("1,7,'=1+1", csv("=1+1"));
        assertEquals("1,7,'-2", csv("-2"));
        assertEquals("1,7,'@SUM(A1)", csv("@SUM(A1)"));
        assertEquals("1,7,\"'+1,2\"", csv("+1,2"));
        assertEquals("1,7,SELECT 1", csv("SELECT 1"));
    }

    @Test
    void quotesAndCommasAreQuoted() {
        assertEquals("1,7,\"SELECT \"\"a\"\", b\"", csv("SELECT \"a\", b"));
    }
}
