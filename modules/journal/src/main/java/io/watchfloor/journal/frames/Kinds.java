package io.watchfloor.journal.frames;

import java.util.ArrayList;
import java.util.List;

/// Numbers for the classes of records that have been kept. Safe from any thread.
final class Kinds {
    private final List<Class<?>> classes = new ArrayList<>();

    synchronized int id(Class<?> type) {
        int known = classes.indexOf(type);
        if (known >= 0) {
            return known;
        }
        classes.add(type);
        return classes.size() - 1;
    }

    synchronized Class<?> type(int id) {
        return classes.get(id);
    }
}
