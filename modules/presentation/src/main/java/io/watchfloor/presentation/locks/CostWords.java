package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Judgement.Watching;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.SourceHealth;
import java.time.Duration;
import java.util.Comparator;

/// What watching PostgreSQL costs, in one line.
final class CostWords {
    private CostWords() {}

    static String of(Tick tick) {
        Watching watching = tick.judgement().watching();
        Duration widest = tick.snapshot().sources().values().stream()
                .map(SourceHealth::source)
                .filter(source -> source.name().startsWith("postgres/"))
                .map(source -> source.interval())
                .filter(interval -> interval.compareTo(Duration.ofSeconds(10)) < 0)
                .max(Comparator.naturalOrder())
                .orElse(tick.snapshot().tick());
        String connections = LocksText.CONNECTIONS.text(watching.connections());
        String millis = watching.databaseMillis() < 0
                ? LocksText.COST_NOT_MEASURED.text()
                : LocksText.COST_PER_SECOND.text(Double.toString(Math.round(watching.databaseMillis() * 10) / 10.0));
        return LocksText.OWN_COST.text(connections, millis, Figures.age(widest));
    }
}
