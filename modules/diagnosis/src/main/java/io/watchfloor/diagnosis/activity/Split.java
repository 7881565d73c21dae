package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.Tops.Part;
import io.watchfloor.diagnosis.activity.Tops.Ranking;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Seconds by what they were spent on.
final class Split<K> {
    private final Map<K, Double> seconds = new LinkedHashMap<>();
    private double unattributed;
    private double total;

    void add(@Nullable K what, double time) {
        if (time <= 0) {
            return;
        }
        total += time;
        if (what == null) {
            unattributed += time;
        } else {
            seconds.merge(what, time, Double::sum);
        }
    }

    double total() {
        return total;
    }

    Map<K, Double> seconds() {
        return seconds;
    }

    Ranking<K> ranking(int most) {
        List<Map.Entry<K, Double>> sorted = seconds.entrySet().stream()
                .sorted(Map.Entry.<K, Double>comparingByValue(Comparator.reverseOrder()))
                .toList();
        List<Part<K>> first = sorted.stream()
                .limit(most)
                .map(each -> new Part<>(each.getKey(), each.getValue(), each.getValue() / total))
                .toList();
        double shown = first.stream().mapToDouble(Part::seconds).sum();
        double rest = sorted.size() > first.size() ? Math.max(0, total - unattributed - shown) : 0;
        return new Ranking<>(total, first, unattributed, sorted.size() - first.size(), rest);
    }
}
