package io.watchfloor.controls.tree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What of the rows is seen, and in which order: pure functions over rows in tree order.
final class RowOrder {
    private RowOrder() {}

    /// The next rows in the order that the previous ones had: what was there stays where it is, what is new comes
    /// after its siblings. So nothing moves under a pointer or a key. Only groups give way:
    /// what matters less stands in them, below all else.
    static List<Row> held(List<Row> previous, List<Row> next) {
        Map<String, Integer> places = new HashMap<>();
        for (Row row : previous) {
            places.putIfAbsent(row.key(), places.size());
        }
        List<Row> ordered = new ArrayList<>();
        siblings(next, 0, next.size(), places, ordered);
        return ordered;
    }

    private static void siblings(List<Row> rows, int from, int to, Map<String, Integer> places, List<Row> into) {
        List<int[]> branches = new ArrayList<>();
        int start = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to || rows.get(i).depth() <= rows.get(start).depth()) {
                branches.add(new int[] {start, i});
                start = i;
            }
        }
        // A stable sort: new rows keep the order they came in.
        branches.sort(Comparator.<int[], Boolean>comparing(
                        branch -> rows.get(branch[0]).kind() == Row.Kind.GROUP)
                .thenComparingInt(branch -> place(rows, branch, places)));
        for (int[] branch : branches) {
            into.add(rows.get(branch[0]));
            if (branch[1] - branch[0] > 1) {
                siblings(rows, branch[0] + 1, branch[1], places, into);
            }
        }
    }

    private static int place(List<Row> rows, int[] branch, Map<String, Integer> places) {
        return places.getOrDefault(rows.get(branch[0]).key(), Integer.MAX_VALUE);
    }

    /// Rows without those under a folded one.
    static List<Row> unfolded(List<Row> rows, Set<String> folded) {
        List<Row> seen = new ArrayList<>();
        int hiddenBelow = Integer.MAX_VALUE;
        for (Row row : rows) {
            if (row.depth() > hiddenBelow) {
                continue;
            }
            hiddenBelow = folded.contains(row.key()) ? row.depth() : Integer.MAX_VALUE;
            seen.add(row);
        }
        return seen;
    }

    /// Rows that hold every word of the filter in whatever case, with the rows above them.
    static List<Row> matching(List<Row> rows, String filter) {
        if (filter.isBlank()) {
            return rows;
        }
        List<String> words = List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+", -1));
        BitSet kept = new BitSet();
        List<Integer> above = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int depth = rows.get(i).depth();
            while (!above.isEmpty() && rows.get(above.getLast()).depth() >= depth) {
                above.removeLast();
            }
            if (words.stream().allMatch(rows.get(i).searched()::contains)) {
                above.forEach(kept::set);
                kept.set(i);
            }
            above.add(i);
        }
        List<Row> seen = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (kept.get(i)) {
                seen.add(rows.get(i));
            }
        }
        return seen;
    }

    static boolean hasChildren(List<Row> rows, int index) {
        return index + 1 < rows.size()
                && rows.get(index + 1).depth() > rows.get(index).depth();
    }

    /// The row that this one stands under, or -1.
    static int parent(List<Row> rows, int index) {
        for (int i = index - 1; i >= 0; i--) {
            if (rows.get(i).depth() < rows.get(index).depth()) {
                return i;
            }
        }
        return -1;
    }

    /// The nearest root in a direction (1 or -1) from an index, or the index itself.
    static int root(List<Row> rows, int index, int direction) {
        for (int i = index + direction; i >= 0 && i < rows.size(); i += direction) {
            if (rows.get(i).kind() == Row.Kind.ROOT) {
                return i;
            }
        }
        return index;
    }
}
