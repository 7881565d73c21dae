package io.watchfloor.controls;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.controls.tree.Column;
import io.watchfloor.controls.tree.Row;
import java.util.List;
import java.util.OptionalDouble;

/// A wait tree to look at, with invented sessions.
final class TreeSamples {
    static final List<Column> COLUMNS = List.of(
            new Column("Session", 256, Column.Set.LEFT, 0),
            new Column("Pod", 140, Column.Set.LEFT, 1),
            new Column("Workflow · job", 216, Column.Set.LEFT, 0),
            new Column("Tenant", 44, Column.Set.LEFT, 2),
            new Column("State · wanted ← held", 252, Column.Set.LEFT, 0),
            new Column("Relation · row", 160, Column.Set.LEFT, 0),
            new Column("Tx age", 68, Column.Set.RIGHT, 0),
            new Column("Waiting", 60, Column.Set.RIGHT, 0),
            new Column("Blocks", 88, Column.Set.RIGHT, 0),
            new Column("Statement", 180, Column.Set.FILL, 3));

    private TreeSamples() {}

    static List<Row> rows() {
        return List.of(
                root("48213", TileState.DOWN, "Payment reconciliation", "CRITICAL", 14),
                waiter("48377", 1, "Order capture", "37.2", "36.4", 4),
                waiter("48391", 2, "Order capture", "34.1", "33.8", 1),
                waiter("48402", 3, "Order capture", "31.0", "30.6", 0),
                waiter("48418", 2, "Stock reservation", "28.8", "28.1", 1),
                waiter("48433", 3, "POS sync", "21.5", "20.9", 0),
                waiter("48380", 1, "Order capture", "35.6", "34.9", 3),
                waiter("48425", 2, "Stock reservation", "26.3", "25.7", 1),
                waiter("48447", 3, "Stock reservation", "17.0", "16.2", 0),
                waiter("48397", 1, "Order capture", "23.5", "22.7", 0),
                root("47655", TileState.DEGRADED, "Release 19.4 migration", "WARNING", 3),
                waiter("48409", 1, "Invoicing", "21.0", "20.8", 2),
                waiter("48436", 2, "Invoicing", "18.2", "18.2", 0),
                new Row(
                        "active",
                        0,
                        Row.Kind.GROUP,
                        List.of(Row.Cell.of(
                                new Row.Text("Active, not blocked", List.of()),
                                new Row.Text("9 sessions", List.of("tertiary"))))),
                waiter("48471", 1, "Payment posting", "0.4", "", 0));
    }

    static Row root(String pid, TileState state, String job, String severity, int blocks) {
        return new Row(
                pid,
                0,
                Row.Kind.ROOT,
                List.of(
                        Row.Cell.of(
                                new Row.Shape(state),
                                new Row.Text(pid, List.of("mono", "strong", "value")),
                                new Row.Text("odoo-cron", List.of()),
                                new Row.Text(
                                        severity, List.of(state == TileState.DOWN ? "word-down" : "word-degraded"))),
                        Row.Cell.text("recon-28814-qv7mz"),
                        Row.Cell.of(
                                new Row.Text(job, List.of("strong")),
                                new Row.Text("· ir_cron 42", List.of("tertiary"))),
                        Row.Cell.text("nord"),
                        Row.Cell.of(
                                new Row.Square("wait-idle-in-transaction"),
                                new Row.Text("idle in transaction 38 s, holds RowExclusive", List.of("value"))),
                        Row.Cell.text("account_move 88123"),
                        Row.Cell.text("1:12.4"),
                        Row.Cell.text("–"),
                        new Row.Cell(
                                List.of(new Row.Text(Integer.toString(blocks), List.of("strong"))),
                                OptionalDouble.of(Math.min(42, blocks * 3))),
                        Row.Cell.text("UPDATE … SET payment_state = …", "mono", "tertiary")));
    }

    static Row waiter(String pid, int depth, String workflow, String age, String waiting, int blocks) {
        return new Row(
                pid,
                depth,
                Row.Kind.ROW,
                List.of(
                        Row.Cell.of(
                                new Row.Text(pid, List.of("mono", "value")),
                                new Row.Text("odoo-web", List.of()),
                                new Row.Text(pid.equals("48402") ? "also ← 48377" : "", List.of("chip", "lock"))),
                        Row.Cell.text("web-x2k4q"),
                        Row.Cell.text(workflow, "value"),
                        Row.Cell.text("nord"),
                        Row.Cell.of(
                                new Row.Square("wait-lock"),
                                new Row.Text("xid", List.of("tertiary")),
                                new Row.Text("Share", List.of("value")),
                                new Row.Text("← Exclusive", List.of("tertiary"))),
                        Row.Cell.text("stock_move 551207"),
                        Row.Cell.text(age),
                        Row.Cell.text(waiting, "value"),
                        new Row.Cell(
                                List.of(new Row.Text(blocks == 0 ? "·" : Integer.toString(blocks), List.of())),
                                OptionalDouble.of(blocks * 3)),
                        Row.Cell.text("UPDATE … SET quantity = …", "mono", "tertiary")));
    }
}
