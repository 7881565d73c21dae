package io.watchfloor.controls.chart;

import java.time.Duration;
import java.time.Instant;

/// Where instants stand between two edges of a plot, and which instant stands at a place.
record TimeScale(TimeRange shown, double left, double right) {
    double x(Instant at) {
        double share = (double) Duration.between(shown.from(), at).toMillis() / millis();
        return left + (right - left) * share;
    }

    /// Outside the plot the nearest edge, since a drag may leave it.
    Instant at(double x) {
        double share = right > left ? Math.clamp((x - left) / (right - left), 0, 1) : 0;
        return shown.from().plusMillis(Math.round(millis() * share));
    }

    /// The step that stands at a place, of as many as fill the plot.
    int step(double x, int steps) {
        double share = right > left ? (x - left) / (right - left) : 0;
        return Math.clamp((int) Math.floor(share * steps), 0, Math.max(0, steps - 1));
    }

    boolean holds(double x) {
        return x >= left && x <= right;
    }

    private long millis() {
        return Math.max(1, shown.length().toMillis());
    }
}
