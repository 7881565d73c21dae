package io.watchfloor.collectors;

import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Sample;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers what one visit brought. Values are rounded here, once, so that what is recorded is what was judged.
public final class Samples {
    private static final double MILLIONTHS = 1_000_000;

    private final Source source;
    private final Instant at;
    private final @Nullable Instant measured;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    /// What was received at `at`; `measured` is the source's own time, where it gives one.
    public Samples(Source source, Instant at, @Nullable Instant measured) {
        this.source = source;
        this.at = at;
        this.measured = measured;
    }

    /// A value expected again after the source's interval; one that is not finite is left out.
    public void add(SignalKey key, double value, Unit unit) {
        add(key, value, unit, source.interval());
    }

    /// A value with its own interval; one that is not finite is left out.
    public void add(SignalKey key, double value, Unit unit, Duration interval) {
        if (Double.isFinite(value)) {
            double rounded = Math.abs(value) < 1e9 ? Math.round(value * MILLIONTHS) / MILLIONTHS : Math.rint(value);
            samples.add(new Sample(key, rounded, unit, at, interval, source.name(), measured));
        }
    }

    public void add(Fact fact) {
        facts.add(fact);
    }

    /// The reading, with what it cost the source.
    public Reading.Read read(Reading.Cost cost) {
        return new Reading.Read(source, at, samples, facts, cost);
    }
}
