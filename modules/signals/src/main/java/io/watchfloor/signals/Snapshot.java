package io.watchfloor.signals;

import io.watchfloor.signals.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All signals and facts at one instant. Values keep their own age; nothing is filled in.
public record Snapshot(
        Instant at,
        Duration tick,
        Map<SignalKey, Sample> samples,
        List<Fact> facts,
        Map<String, SourceHealth> sources) {
    public Snapshot {
        samples = Map.copyOf(samples);
        facts = List.copyOf(facts);
        sources = Map.copyOf(sources);
    }

    /// The last sample of a series, however old.
    public Optional<Sample> sample(SignalKey key) {
        return Optional.ofNullable(samples.get(key));
    }

    /// The last sample of a series, only while it is fresh.
    public Optional<Sample> fresh(SignalKey key) {
        return sample(key).filter(sample -> sample.fresh(at, tick));
    }

    /// The facts of one kind, however old: check [Fact#at].
    public <F extends Fact> List<F> facts(Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
