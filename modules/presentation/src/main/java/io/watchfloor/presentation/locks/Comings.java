package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Shows what came and left while somebody works in the table: new sessions are marked, those that left stay for one
/// tick, struck through, so that nothing moves away under a pointer unseen.
///
/// @param held   whether somebody works in it
/// @param before the rows of the tick before
/// @param known  the sessions of the tick before, shown or not
record Comings(boolean held, List<Row> before, Set<SessionKey> known) {
    static final Comings NONE = new Comings(false, List.of(), Set.of());

    Comings {
        before = List.copyOf(before);
        // Not copied: thousands of keys a tick, and whoever makes one lets go of the set.
        known = Collections.unmodifiableSet(known);
    }

    Life life(SessionKey key) {
        return held && !known.contains(key) ? Life.NEW : Life.STAYS;
    }

    /// The rows with those that left put back after the row they stood behind.
    List<Row> withGone(List<Row> rows, Supplier<Set<SessionKey>> now) {
        if (!held) {
            return List.copyOf(rows);
        }
        Set<SessionKey> present = now.get();
        Set<Object> subjects = new HashSet<>();
        rows.forEach(row -> subjects.add(subject(row)));
        List<Row> first = new ArrayList<>();
        Map<Object, List<Row>> behind = new HashMap<>();
        List<Row> target = first;
        for (Row row : before) {
            if (row instanceof Line line && line.place().life() != Life.GONE && !present.contains(line.key())) {
                target.add(line.living(line.place().gone()));
            } else if (subjects.contains(subject(row))) {
                target = behind.computeIfAbsent(subject(row), any -> new ArrayList<>());
            }
        }
        List<Row> all = new ArrayList<>(first);
        for (Row row : rows) {
            all.add(row);
            all.addAll(behind.getOrDefault(subject(row), List.of()));
        }
        return all;
    }

    private static Object subject(Row row) {
        return switch (row) {
            case Line line -> line.key();
            case Row.Section section -> section.group();
        };
    }
}
