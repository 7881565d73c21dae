package io.watchfloor.controls.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The scale at the left of a stack: even steps of 1, 2 or 5 times a power of ten that hold the highest value.
record StackScale(double step, int steps) {
    private static final int STEPS = 4;

    static StackScale of(double highest) {
        double step = niceStep(highest);
        int needed = (int) Math.ceil(highest / step - 1e-9);
        return new StackScale(step, Math.clamp(needed, 2, STEPS));
    }

    /// Four of which hold the highest value. Sessions come whole, so no step is smaller than one.
    static double niceStep(double highest) {
        if (!(highest > STEPS)) {
            return 1;
        }
        double least = highest / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least - 1e-9) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    double top() {
        return step * steps;
    }

    List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            labels.add(plain(i * step));
        }
        return labels;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2g", value);
    }
}
