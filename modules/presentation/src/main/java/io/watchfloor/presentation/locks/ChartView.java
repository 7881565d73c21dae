package io.watchfloor.presentation.locks;

import io.watchfloor.controls.chart.TimeRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which time the chart shows, and which of it is brushed. Transitions give the next view; the view that follows ends
/// at the newest instant, one that was zoomed into stays where it is.
///
/// @param span  how long the shown time is
/// @param end   where it ends, absent while it follows
/// @param brush the range the lists are of, absent for all that is shown
record ChartView(
        Duration span, @Nullable Instant end, @Nullable TimeRange brush) {
    /// What is shown first, once there is as much.
    static final Duration USUAL = Duration.ofMinutes(15);
    private static final Duration LEAST = Duration.ofSeconds(30);
    private static final Duration MOST = Duration.ofHours(4);
    private static final Duration FIRST_BRUSH = Duration.ofMinutes(1);
    /// A zoom that ends this near to the newest instant follows it.
    private static final Duration NEAR = Duration.ofSeconds(5);

    /// Everything usual, following.
    static final ChartView FOLLOWING = new ChartView(USUAL, null, null);

    /// The time shown when this is the newest instant.
    TimeRange shown(Instant newest) {
        Instant to = end == null ? newest : end;
        return new TimeRange(to.minus(span), to);
    }

    ChartView brushed(@Nullable TimeRange range) {
        return new ChartView(span, end, range);
    }

    /// Longer (above 1) or shorter by a factor around an instant.
    ChartView zoomed(Instant around, double factor, Instant newest) {
        TimeRange before = shown(newest);
        double wanted = before.length().toMillis() * factor;
        double bounded = Math.clamp(wanted, (double) LEAST.toMillis(), (double) MOST.toMillis());
        TimeRange whole = new TimeRange(newest.minus(MOST), newest);
        TimeRange after =
                before.scaled(bounded / before.length().toMillis(), around).within(whole);
        boolean follows = Duration.between(after.to(), newest).compareTo(NEAR) <= 0;
        return new ChartView(after.length(), follows ? null : after.to(), brush);
    }

    /// The range moved by a tenth of its length; without one, the last minute is taken.
    ChartView moved(int tenths, Instant newest) {
        TimeRange present = brush;
        if (present == null) {
            return brushed(new TimeRange(newest.minus(FIRST_BRUSH), newest).within(shown(newest)));
        }
        Duration by = tenth(present).multipliedBy(tenths);
        return brushed(present.shifted(by).within(shown(newest)));
    }

    /// The range's end moved by a tenth of its length, its beginning staying.
    ChartView extended(int tenths, Instant newest) {
        TimeRange present = brush;
        if (present == null) {
            return moved(0, newest);
        }
        Duration by = tenth(present).multipliedBy(tenths);
        Instant to = present.to().plus(by);
        Instant least = present.from().plusSeconds(1);
        Instant most = shown(newest).to();
        Instant bounded = to.isBefore(least) ? least : to.isAfter(most) && most.isAfter(least) ? most : to;
        return brushed(new TimeRange(present.from(), bounded));
    }

    /// The brushed range, or all that is shown.
    TimeRange range(Instant newest) {
        return brush == null ? shown(newest) : brush;
    }

    private static Duration tenth(TimeRange range) {
        return Duration.ofSeconds(Math.max(1, range.length().toSeconds() / 10));
    }
}
