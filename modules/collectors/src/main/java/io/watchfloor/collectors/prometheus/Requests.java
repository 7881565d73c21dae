package io.watchfloor.collectors.prometheus;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests answered by one router, or by all entry points: counts that only grow, resets already made good.
///
/// @param answered requests answered
/// @param failed   those with status 5xx
/// @param buckets  cumulative counts by upper bound in seconds, infinity included
record Requests(double answered, double failed, SortedMap<Double, Double> buckets) {
    static final Requests NONE = new Requests(0, 0, new TreeMap<>());

    Requests {
        buckets = new TreeMap<>(buckets);
    }

    /// What was added since an earlier look.
    Requests since(Requests earlier) {
        SortedMap<Double, Double> grown = new TreeMap<>();
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            double before = earlier.buckets.getOrDefault(bucket.getKey(), 0.0);
            grown.put(bucket.getKey(), Math.max(0, bucket.getValue() - before));
        }
        return new Requests(Math.max(0, answered - earlier.answered), Math.max(0, failed - earlier.failed), grown);
    }

    /// The quantile in seconds by linear interpolation inside its bucket, as Prometheus' `histogram_quantile` does;
    /// above the last finite bound that bound. Absent when nothing was answered.
    OptionalDouble quantile(double share) {
        double total = buckets.values().stream().reduce(0.0, Math::max);
        if (total <= 0 || buckets.size() < 2) {
            return OptionalDouble.empty();
        }
        double rank = share * total;
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            double upper = bucket.getKey();
            double count = bucket.getValue();
            if (count >= rank) {
                if (Double.isInfinite(upper) || count <= below) {
                    return OptionalDouble.of(Double.isInfinite(upper) ? lower : upper);
                }
                return OptionalDouble.of(lower + (upper - lower) * (rank - below) / (count - below));
            }
            lower = upper;
            below = count;
        }
        return OptionalDouble.of(lower);
    }

    /// The share of answers that took longer than `seconds`, by the same interpolation; above the last finite bound
    /// every answer counts as longer. Zero when nothing was answered.
    double shareAbove(double seconds) {
        double total = buckets.values().stream().reduce(0.0, Math::max);
        if (total <= 0) {
            return 0;
        }
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            double upper = bucket.getKey();
            double count = bucket.getValue();
            if (seconds < upper) {
                double within = Double.isInfinite(upper) ? 0 : (seconds - lower) / (upper - lower) * (count - below);
                return Math.clamp(1 - (below + within) / total, 0, 1);
            }
            lower = upper;
            below = count;
        }
        return 0;
    }
}
