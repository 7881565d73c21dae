package io.watchfloor.signals;

import io.watchfloor.signals.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds the last value of everything and hands out snapshots. Safe from any thread.
public final class SignalStore {
    private record FactKey(Class<? extends Fact> kind, String subject) {}

    private final Map<SignalKey, Sample> samples = new HashMap<>();
    private final Map<FactKey, Fact> facts = new HashMap<>();
    private final Map<String, SourceHealth> sources = new HashMap<>();

    /// Announces a source before its first reading, so that it is unknown rather than absent.
    public synchronized void expect(Source source) {
        sources.putIfAbsent(source.name(), new SourceHealth(source, null, "not read yet", Reading.Cost.NONE));
    }

    /// Takes what a visit brought. A failed visit keeps the last values, which age.
    public synchronized void accept(Reading reading) {
        String name = reading.source().name();
        switch (reading) {
            case Reading.Read read -> {
                for (Sample sample : read.samples()) {
                    samples.put(sample.key(), sample);
                }
                for (Fact fact : read.facts()) {
                    facts.put(new FactKey(fact.getClass(), fact.subject()), fact);
                }
                sources.put(name, new SourceHealth(read.source(), read.at(), null, read.cost()));
            }
            case Reading.Failed failed -> {
                SourceHealth before = sources.get(name);
                Instant lastRead = before == null ? null : before.lastRead();
                sources.put(name, new SourceHealth(failed.source(), lastRead, failed.reason(), Reading.Cost.NONE));
            }
        }
    }

    /// Everything known at `at`.
    public synchronized Snapshot snapshot(Instant at, Duration tick) {
        return new Snapshot(at, tick, samples, List.copyOf(facts.values()), sources);
    }
}
