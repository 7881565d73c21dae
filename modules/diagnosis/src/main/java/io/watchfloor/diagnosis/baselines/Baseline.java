package io.watchfloor.diagnosis.baselines;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is usual for one series: median and median absolute deviation of at most fifteen minutes of calm. Immutable.
///
/// The deviation is scaled by 1.4826, which makes it the standard deviation where values are normally distributed.
public final class Baseline {
    /// Nothing seen yet.
    public static final Baseline EMPTY = new Baseline(new double[0], 0, null);

    private static final int CAPACITY = 180;
    private static final int FIRST_SECONDS = 30;
    private static final int ENOUGH = 10;
    private static final int SETTLED = 40;
    private static final Duration STEP = Duration.ofSeconds(5);

    private final double[] values;
    private final int next;
    private final @Nullable Instant last;
    private final double median;
    private final double deviation;

    private Baseline(double[] values, int next, @Nullable Instant last) {
        this.values = values;
        this.next = next;
        this.last = last;
        this.median = median(values);
        double middle = median;
        this.deviation = 1.4826
                * median(Arrays.stream(values)
                        .map(value -> Math.abs(value - middle))
                        .toArray());
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// With one more value of a calm second; after the first half minute one value in five seconds is kept.
    public Baseline with(double value, Instant at) {
        Duration step = values.length < FIRST_SECONDS ? Duration.ofMillis(500) : STEP;
        Instant before = last;
        if (before != null && Duration.between(before, at).abs().compareTo(step) < 0) {
            return this;
        }
        if (values.length < CAPACITY) {
            double[] more = Arrays.copyOf(values, values.length + 1);
            more[values.length] = value;
            return new Baseline(more, 0, at);
        }
        double[] replaced = values.clone();
        replaced[next] = value;
        return new Baseline(replaced, (next + 1) % CAPACITY, at);
    }

    /// Whether enough was seen to call anything usual.
    public boolean known() {
        return values.length >= ENOUGH;
    }

    /// The middle of what was seen.
    public double median() {
        return median;
    }

    /// Upper end of the usual range; wide while little was seen. Only where [#known].
    public double high() {
        return median + margin();
    }

    /// Lower end of the usual range, at least zero. Only where [#known].
    public double low() {
        return Math.max(0, median - margin());
    }

    private double margin() {
        boolean settled = values.length >= SETTLED;
        return Math.max((settled ? 3 : 5) * deviation, (settled ? 0.2 : 0.5) * Math.abs(median));
    }
}
