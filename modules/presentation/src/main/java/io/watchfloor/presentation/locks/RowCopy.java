package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.locks.LocksContent.Header;
import io.watchfloor.presentation.locks.Row.Line;
import io.watchfloor.presentation.locks.Row.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The table as text to paste: aligned and indented as a tree, or as CSV after RFC 4180.
final class RowCopy {
    private RowCopy() {}

    /// For people: the sample's line, then the tree.
    static String text(Header header, List<Row> rows) {
        List<List<String>> table = new ArrayList<>();
        table.add(heads());
        for (Row row : rows) {
            switch (row) {
                case Section section -> table.add(List.of(section.title() + " · " + section.note()));
                case Line line -> {
                    List<String> cells = new ArrayList<>(line.cells());
                    cells.set(0, "  ".repeat(line.place().depth()) + cells.getFirst());
                    table.add(cells);
                }
            }
        }
        int[] widths = new int[heads().size()];
        table.stream().filter(cells -> cells.size() > 1).forEach(cells -> {
            for (int column = 0; column < cells.size(); column++) {
                widths[column] = Math.max(widths[column], cells.get(column).length());
            }
        });
        return Stream.concat(Stream.of(header.sampled().text()), table.stream().map(cells -> padded(cells, widths)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /// For sheets: one line a session, its level first.
    static String csv(List<Row> rows) {
        Stream<List<String>> lines = rows.stream()
                .filter(Line.class::isInstance)
                .map(Line.class::cast)
                .map(line -> Stream.concat(
                                Stream.of(Integer.toString(line.place().depth())), line.cells().stream())
                        .toList());
        List<String> heads = Stream.concat(Stream.of(LocksText.COLUMN_LEVEL.text()), heads().stream())
                .toList();
        return Stream.concat(Stream.of(heads), lines)
                .map(cells -> cells.stream().map(RowCopy::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String padded(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(Math.max(0, widths[column] - cell.length()) + 2));
        }
        return line.toString().stripTrailing();
    }

    /// A cell that a sheet would take for a formula is given an apostrophe.
    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        boolean needed = safe.contains(",") || safe.contains("\"") || safe.contains("\n") || safe.contains("\r");
        return needed ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static List<String> heads() {
        return List.of(
                LocksText.COLUMN_SESSION.text(),
                LocksText.COLUMN_APPLICATION.text(),
                LocksText.COLUMN_POD.text(),
                LocksText.COLUMN_WORKFLOW.text(),
                LocksText.COLUMN_JOB.text(),
                LocksText.COLUMN_TENANT.text(),
                LocksText.COLUMN_STATE.text(),
                LocksText.COLUMN_RELATION.text(),
                LocksText.COLUMN_TRANSACTION_AGE.text(),
                LocksText.COLUMN_WAITING.text(),
                LocksText.COLUMN_BLOCKS.text(),
                LocksText.COLUMN_STATEMENT.text());
    }
}
