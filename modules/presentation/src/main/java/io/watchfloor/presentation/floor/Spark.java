package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.Series;
import io.watchfloor.diagnosis.WorkflowStatus.Usual;
import io.watchfloor.signals.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The line behind a figure, over the span of the timeline.
record Spark(History history, Duration span, Instant at) {

    Series latency(@Nullable Usual usual, Optional<Double> objective) {
        Optional<Series.Band> band =
                Optional.ofNullable(usual).map(range -> new Series.Band(range.low(), range.high()));
        OptionalDouble line = objective.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        return series(History.Bin::latency, band, line);
    }

    Series throughput() {
        return series(History.Bin::throughput, Optional.empty(), OptionalDouble.empty());
    }

    private Series series(ToDoubleFunction<History.Bin> measure, Optional<Series.Band> band, OptionalDouble objective) {
        List<History.Bin> bins = history.bins(at, span);
        List<Double> values = bins.stream().map(measure::applyAsDouble).toList();
        return new Series(values, band, objective, changedAt(bins), Series.Form.LINE);
    }

    /// From where on it is abnormal without a break up to now.
    private static OptionalInt changedAt(List<History.Bin> bins) {
        int from = bins.size();
        for (int i = bins.size() - 1; i >= 0; i--) {
            State worst = bins.get(i).worst();
            if (worst == State.DOWN || worst == State.DEGRADED) {
                from = i;
            } else if (worst != null) {
                break;
            }
        }
        return from == bins.size() ? OptionalInt.empty() : OptionalInt.of(from);
    }
}
