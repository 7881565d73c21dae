package io.watchfloor.presentation.locks;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Orders what is counted.
final class Ranking {
    private Ranking() {}

    /// Most first, then by name.
    static <N extends Comparable<? super N>> Map<String, N> mostFirst(Map<String, N> counts) {
        Map<String, N> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, N>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }
}
