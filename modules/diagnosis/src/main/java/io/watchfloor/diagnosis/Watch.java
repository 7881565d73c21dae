package io.watchfloor.diagnosis;

import io.watchfloor.diagnosis.Judgement.Watching;
import io.watchfloor.signals.Reading.Cost;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.SourceHealth;
import java.util.Comparator;
import java.util.List;

/// Adds up what the watching costs.
final class Watch {
    private Watch() {}

    static Watching of(Snapshot now) {
        List<SourceHealth> sources = now.sources().values().stream()
                .sorted(Comparator.comparing(
                                (SourceHealth health) -> health.source().layer())
                        .thenComparing(health -> health.source().name()))
                .toList();
        List<SourceHealth> answering = sources.stream()
                .filter(health -> health.fresh(now.at(), now.tick()))
                .toList();
        boolean measured = answering.stream()
                .map(SourceHealth::cost)
                .filter(cost -> cost.connections() > 0)
                .allMatch(Cost::measured);
        double millis = answering.stream().mapToDouble(Watch::millisPerSecond).sum();
        int connections = answering.stream()
                .mapToInt(health -> health.cost().connections())
                .sum();
        return new Watching(sources, measured ? millis : -1, connections);
    }

    private static double millisPerSecond(SourceHealth health) {
        double seconds = health.source().interval().toMillis() / 1000.0;
        double millis = health.cost().backendCpu().toNanos() / 1e6;
        return seconds > 0 ? millis / seconds : millis;
    }
}
