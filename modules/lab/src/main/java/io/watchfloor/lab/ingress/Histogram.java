package io.watchfloor.lab.ingress;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/// Counts durations in buckets that grow by 15 %, from 20 ms to a minute, so that a p95 read from them is within 15
/// %.
final class Histogram {
    /// Upper bounds in seconds, rising, without the infinite one.
    private static final double[] BOUNDS = bounds();

    private final AtomicLongArray counts = new AtomicLongArray(BOUNDS.length + 1);
    private final LongAdder nanos = new LongAdder();

    private static double[] bounds() {
        double[] bounds = new double[58];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.round(0.02 * Math.pow(1.15, i) * 10_000) / 10_000.0;
        }
        return bounds;
    }

    void add(long durationNanos) {
        int found = Arrays.binarySearch(BOUNDS, durationNanos / 1e9);
        counts.incrementAndGet(found >= 0 ? found : -found - 1);
        nanos.add(durationNanos);
    }

    void addAll(Histogram other) {
        for (int i = 0; i < counts.length(); i++) {
            counts.addAndGet(i, other.counts.get(i));
        }
        nanos.add(other.nanos.sum());
    }

    /// Appends `<name>_bucket`, `_sum` and `_count` in Prometheus' text format.
    void write(StringBuilder out, String name, String labels) {
        long cumulated = 0;
        for (int i = 0; i < BOUNDS.length; i++) {
            cumulated += counts.get(i);
            bucket(out, name, labels, String.valueOf(BOUNDS[i]), cumulated);
        }
        cumulated += counts.get(BOUNDS.length);
        bucket(out, name, labels, "+Inf", cumulated);
        out.append(name)
                .append("_sum{")
                .append(labels)
                .append("} ")
                .append(nanos.sum() / 1e9)
                .append('\n');
        out.append(name)
                .append("_count{")
                .append(labels)
                .append("} ")
                .append(cumulated)
                .append('\n');
    }

    private static void bucket(StringBuilder out, String name, String labels, String bound, long count) {
        out.append(name)
                .append("_bucket{")
                .append(labels)
                .append(",le=\"")
                .append(bound)
                .append("\"} ");
        out.append(count).append('\n');
    }

    long count() {
        long count = 0;
        for (int i = 0; i < counts.length(); i++) {
            count += counts.get(i);
        }
        return count;
    }
}
