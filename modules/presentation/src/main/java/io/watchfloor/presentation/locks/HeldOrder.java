package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
import io.watchfloor.presentation.locks.Row.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Keeps rows where they are while somebody works in the table: known sessions in the order last seen, new ones
/// after them, and those that left struck through for one tick.
///
/// @param held   whether the order is kept at all
/// @param before the rows of the tick before
/// @param known  the sessions of the tick before, shown or not
record HeldOrder(boolean held, List<Row> before, Set<SessionKey> known) {
    static final HeldOrder NONE = new HeldOrder(false, List.of(), Set.of());

    HeldOrder {
        before = List.copyOf(before);
        known = Set.copyOf(known);
    }

    /// The order last seen for those that were there; the given order for the others, after them.
    <T> List<T> sort(List<T> given, Function<T, SessionKey> keyOf) {
        if (!held) {
            return given;
        }
        Map<SessionKey, Integer> places = new HashMap<>();
        for (Row row : before) {
            if (row instanceof Line line) {
                places.put(line.key(), places.size());
            }
        }
        return given.stream()
                .sorted(Comparator.comparing(each -> places.getOrDefault(keyOf.apply(each), Integer.MAX_VALUE)))
                .toList();
    }

    Life life(SessionKey key) {
        return held && !known.contains(key) ? Life.NEW : Life.STAYS;
    }

    /// The rows with those that left put back after the row they stood behind.
    List<Row> withGone(List<Row> rows, Set<SessionKey> present) {
        if (!held) {
            return List.copyOf(rows);
        }
        Set<Object> subjects = new HashSet<>();
        rows.forEach(row -> subjects.add(subject(row)));
        List<Row> first = new ArrayList<>();
        Map<Object, List<Row>> behind = new HashMap<>();
        List<Row> target = first;
        for (Row row : before) {
            if (row instanceof Line line && line.place().life() != Life.GONE && !present.contains(line.key())) {
                target.add(struckThrough(line));
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

    private static Line struckThrough(Line line) {
        Place place = line.place();
        return new Line(
                line.key(),
                new Place(place.guides(), Row.Fold.LEAF, Life.GONE, null, place.stale()),
                line.who(),
                line.doing(),
                line.figures());
    }

    private static Object subject(Row row) {
        return switch (row) {
            case Line line -> line.key();
            case Row.Section section -> section.group();
        };
    }
}
