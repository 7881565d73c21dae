package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.StackContent;
import io.watchfloor.controls.chart.StackContent.Layer;
import io.watchfloor.presentation.locks.LocksContent.Activity;
import io.watchfloor.presentation.locks.LocksContent.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Puts the history into even steps for the chart: the mean of the points in each step, a gap where there is none or
/// where one of them is unknown.
record StackWriter(ZoneId zone) {
    /// Half a pixel more would not be seen; each step costs drawing time.
    private static final Duration STEP = Duration.ofSeconds(2);

    StackContent write(Activity activity) {
        int steps = Math.toIntExact(
                Duration.between(activity.from(), activity.until()).dividedBy(STEP));
        List<List<Point>> bins = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            bins.add(new ArrayList<>());
        }
        for (Point point : activity.points()) {
            // The newest point stands on the right edge and belongs to the last step.
            long step = Math.min(
                    steps - 1, Duration.between(activity.from(), point.at()).dividedBy(STEP));
            if (step >= 0) {
                bins.get((int) step).add(point);
            }
        }
        Optional<Point> newest = activity.points().isEmpty()
                ? Optional.empty()
                : Optional.of(activity.points().getLast());
        List<Layer> layers = new ArrayList<>();
        for (WaitClass waitClass : WaitClass.values()) {
            List<Double> values = bins.stream().map(bin -> mean(bin, waitClass)).toList();
            layers.add(new Layer(waitClass.title(), "wait-" + waitClass.slug(), now(newest, waitClass), values));
        }
        return new StackContent(layers, Optional.empty(), ticks(activity));
    }

    private static double mean(List<Point> bin, WaitClass waitClass) {
        if (bin.isEmpty() || bin.stream().anyMatch(point -> !point.known())) {
            return Double.NaN;
        }
        double sum = 0;
        for (Point point : bin) {
            sum += point.sessions().getOrDefault(waitClass, 0);
        }
        return sum / bin.size();
    }

    private static String now(Optional<Point> newest, WaitClass waitClass) {
        return newest.filter(Point::known)
                .map(point -> Integer.toString(point.sessions().getOrDefault(waitClass, 0)))
                .orElse(Ages.NONE);
    }

    /// At whole steps of the zone's clock.
    private List<StackContent.Tick> ticks(Activity activity) {
        long minutes = Duration.between(activity.from(), activity.until()).toMinutes();
        long every = minutes <= 1 ? 15 : minutes <= 3 ? 30 : minutes <= 5 ? 60 : 120;
        DateTimeFormatter clock = DateTimeFormatter.ofPattern(every < 60 ? "HH:mm:ss" : "HH:mm", Locale.ROOT);
        List<StackContent.Tick> ticks = new ArrayList<>();
        Instant at = Instant.ofEpochSecond(Math.ceilDiv(activity.from().getEpochSecond(), every) * every);
        while (at.isBefore(activity.until())) {
            int step = Math.toIntExact(Duration.between(activity.from(), at).dividedBy(STEP));
            ticks.add(new StackContent.Tick(step, clock.format(at.atZone(zone))));
            at = at.plusSeconds(every);
        }
        return ticks;
    }
}
