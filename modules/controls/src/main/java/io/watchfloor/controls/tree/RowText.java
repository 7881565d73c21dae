package io.watchfloor.controls.tree;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows as text to paste: aligned columns, or comma separated values (RFC 4180).
final class RowText {
    private static final String INDENT = "  ";

    private RowText() {}

    /// Columns padded to a common width, the tree kept as an indent of the first.
    static String aligned(List<Column> columns, List<Row> rows) {
        List<List<String>> lines = Stream.concat(
                        Stream.of(columns.stream().map(Column::title).toList()),
                        rows.stream().map(row -> fields(row, columns.size(), INDENT.repeat(row.depth()))))
                .toList();
        int[] widths = new int[columns.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(
                        widths[i], line.get(i).codePointCount(0, line.get(i).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder one = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String field = line.get(i);
                String padding = " ".repeat(widths[i] - field.codePointCount(0, field.length()));
                one.append(columns.get(i).set() == Column.Set.RIGHT ? padding + field : field + padding)
                        .append(INDENT);
            }
            text.append(one.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /// A header and one line a row, with the depth as a column of its own.
    static String csv(List<Column> columns, List<Row> rows) {
        Stream<List<String>> head =
                Stream.of(Stream.concat(Stream.of("depth"), columns.stream().map(Column::title))
                        .toList());
        Stream<List<String>> body = rows.stream()
                .map(row -> Stream.concat(
                                Stream.of(Integer.toString(row.depth())), fields(row, columns.size(), "").stream())
                        .toList());
        return Stream.concat(head, body)
                .map(line -> line.stream().map(RowText::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static List<String> fields(Row row, int count, String indent) {
        List<String> words = row.words();
        return Stream.iterate(0, i -> i < count, i -> i + 1)
                .map(i -> (i == 0 ? indent : "") + (i < words.size() ? words.get(i) : ""))
                .toList();
    }

    /// A spreadsheet would compute what begins with one of these.
    private static String guarded(String field) {
        return !field.isEmpty() && "=+-@\t\r".indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    }

    private static String quoted(String text) {
        String field = guarded(text);
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
