package io.watchfloor.controls.timeline;

import java.time.Instant;

/// Where an instant stands between two x coordinates.
record Span(TimelineContent.Axis axis, double left, double right) {

    double x(Instant at) {
        return left + axis.share(at) * (right - left);
    }

    double clamped(Instant at) {
        return Math.clamp(x(at), left, right);
    }

    boolean holds(Instant at) {
        double share = axis.share(at);
        return share >= 0 && share <= 1;
    }
}
