package io.watchfloor.presentation.locks;

import io.watchfloor.controls.tree.Column;
import io.watchfloor.controls.tree.Row;
import io.watchfloor.controls.tree.Row.Cell;
import io.watchfloor.diagnosis.activity.StatementList;
import io.watchfloor.diagnosis.activity.StatementList.Change;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.locks.StatementsModel.Sort;
import io.watchfloor.signals.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Writes statements as rows.
final class StatementWords {
    private StatementWords() {}

    static List<Column> columns() {
        return List.of(
                new Column(LocksText.COLUMN_STATEMENT.text(), 320, Column.Set.FILL, 0),
                new Column(LocksText.COLUMN_DATABASE.text(), 96, Column.Set.LEFT, 3),
                new Column(LocksText.COLUMN_TIME.text(), 84, Column.Set.RIGHT, 0),
                new Column(LocksText.COLUMN_SHARE.text(), 60, Column.Set.RIGHT, 0),
                new Column(LocksText.COLUMN_CALLS.text(), 76, Column.Set.RIGHT, 0),
                new Column(LocksText.COLUMN_MEAN.text(), 84, Column.Set.RIGHT, 0),
                new Column(LocksText.COLUMN_ROWS.text(), 76, Column.Set.RIGHT, 4),
                new Column(LocksText.COLUMN_HIT.text(), 60, Column.Set.RIGHT, 2),
                new Column(LocksText.COLUMN_READ.text(), 76, Column.Set.RIGHT, 5),
                new Column(LocksText.COLUMN_TEMP.text(), 68, Column.Set.RIGHT, 1),
                new Column(LocksText.COLUMN_WAL.text(), 84, Column.Set.RIGHT, 6),
                new Column(LocksText.COLUMN_PLANNING.text(), 76, Column.Set.RIGHT, 1),
                new Column(LocksText.COLUMN_TREND.text(), 132, Column.Set.LEFT, 7),
                new Column(LocksText.COLUMN_CHANGE.text(), 168, Column.Set.LEFT, 8));
    }

    /// The order that a column stands for; absent where it stands for none.
    static Optional<Sort> sort(Column column) {
        Map<LocksText, Sort> orders = Map.of(
                LocksText.COLUMN_TIME, Sort.TIME,
                LocksText.COLUMN_SHARE, Sort.TIME,
                LocksText.COLUMN_CALLS, Sort.CALLS,
                LocksText.COLUMN_MEAN, Sort.MEAN,
                LocksText.COLUMN_ROWS, Sort.ROWS,
                LocksText.COLUMN_READ, Sort.READ,
                LocksText.COLUMN_TEMP, Sort.TEMP,
                LocksText.COLUMN_WAL, Sort.WAL,
                LocksText.COLUMN_PLANNING, Sort.PLANNING);
        return orders.entrySet().stream()
                .filter(order -> order.getKey().text().equals(column.title()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    static List<Row> rows(StatementsModel.Content content) {
        double whole = millis(content.list().whole().time());
        List<Row> rows = new ArrayList<>();
        for (StatementList.Line line : content.lines()) {
            rows.add(new Row(key(line), 0, Row.Kind.ROW, Row.Look.PLAIN, new Drawn(line, whole)));
        }
        return rows;
    }

    static String key(StatementList.Line line) {
        return line.sum().database() + "/" + line.sum().queryId();
    }

    private record Drawn(StatementList.Line line, double whole) implements Row.Drawing {
        @Override
        public List<Cell> cells() {
            var sum = line.sum();
            double time = millis(sum.time());
            long blocks = sum.blocks().hit() + sum.blocks().read();
            return List.of(
                    Cell.text(oneLine(sum.text()), "mono", "value"),
                    Cell.text(sum.database(), "secondary"),
                    Cell.text(Figures.seconds(time / 1000).text(), "value", "strong"),
                    Cell.text(whole > 0 ? Figures.percent(Math.min(1, time / whole)) + " %" : Ages.NONE, "tertiary"),
                    Cell.text(Figures.count((double) sum.calls()), "value"),
                    Cell.text(
                            sum.calls() == 0
                                    ? Ages.NONE
                                    : Figures.seconds(line.meanMillis() / 1000).text(),
                            "value"),
                    Cell.text(Figures.count((double) sum.work().rows()), "secondary"),
                    Cell.text(
                            blocks == 0
                                    ? Ages.NONE
                                    : Figures.percent((double) sum.blocks().hit() / blocks) + " %",
                            "secondary"),
                    Cell.text(Figures.count((double) sum.blocks().read()), "secondary"),
                    Cell.text(Figures.count((double) sum.blocks().temp()), "secondary"),
                    Cell.text(
                            Figures.amount((double) sum.blocks().walBytes(), Unit.BYTES)
                                    .text(),
                            "secondary"),
                    Cell.text(
                            Figures.seconds(millis(sum.work().planning()) / 1000)
                                    .text(),
                            "secondary"),
                    Cell.of(new Row.Spark(line.sparkline())),
                    change(line.change()));
        }

        @Override
        public String searched() {
            return (line.sum().database() + " " + line.sum().text()).toLowerCase(Locale.ROOT);
        }
    }

    private static Cell change(Change change) {
        return switch (change) {
            case Change.TooYoung young ->
                Cell.text(LocksText.CHANGE_YOUNG.text(young.known(), young.needed()), "tertiary");
            case Change.Usual usual -> Cell.text(LocksText.CHANGE_USUAL.text(), "tertiary");
            case Change.Slower slower ->
                Cell.text(
                        LocksText.CHANGE_SLOWER.text(factor(slower.nowMillis(), slower.usualMillis())),
                        "word-degraded",
                        "strong");
            case Change.Faster faster ->
                Cell.text(LocksText.CHANGE_FASTER.text(factor(faster.usualMillis(), faster.nowMillis())), "secondary");
        };
    }

    private static String factor(double more, double less) {
        return String.format(Locale.ROOT, "%.1f", less > 0 ? more / less : 0);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
