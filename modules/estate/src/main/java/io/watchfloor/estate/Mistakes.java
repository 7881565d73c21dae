package io.watchfloor.estate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Gathers mistakes so that one reading names them all.
final class Mistakes {
    private final List<Mistake> found = new ArrayList<>();

    void add(Place place, String text) {
        Mistake mistake = Mistake.at(place, text);
        if (!found.contains(mistake)) {
            found.add(mistake);
        }
    }

    void throwIfAny() throws EstateException {
        if (!found.isEmpty()) {
            throw new EstateException(found.stream()
                    .sorted(Comparator.comparing(Mistake::file)
                            .thenComparingInt(Mistake::line)
                            .thenComparingInt(Mistake::column))
                    .toList());
        }
    }
}
