package io.watchfloor.diagnosis.layers;

import io.watchfloor.diagnosis.LayerStatus.Figure;
import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.diagnosis.freshness.Measured;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import java.util.List;
import java.util.Locale;

/// The layers with an endpoint of their own: ingress and Redis.
final class Edge {
    private static final double MUCH_FAILED = 0.05;
    private static final double TRAFFIC = 1;
    private static final double EVICTING = 1;
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final Estate estate;
    private final Freshness freshness;

    Edge(Estate estate, Freshness freshness) {
        this.estate = estate;
        this.freshness = freshness;
    }

    Looks ingress() {
        if (estate.systems().ingress() == null) {
            return Looks.unknown("not in this estate's file");
        }
        Measured requests = measure(SignalNames.INGRESS_REQUESTS);
        Double rate = requests.fresh();
        if (rate == null) {
            return missing(requests, Layer.INGRESS);
        }
        double failed = measure(SignalNames.INGRESS_FAILED).freshOr(0);
        Double open = measure(SignalNames.INGRESS_OPEN).fresh();
        String answered = String.format(Locale.ROOT, "%.2f %% answered 5xx", failed * 100);
        return Looks.known(
                rate >= TRAFFIC && failed > MUCH_FAILED,
                requests.age(),
                new Figure(rate, Unit.PER_SECOND, "requests"),
                open == null ? List.of(answered) : List.of(answered, "%.0f open".formatted(open)));
    }

    Looks redis() {
        if (estate.systems().redis() == null) {
            return Looks.unknown("not in this estate's file");
        }
        Measured memory = measure(SignalNames.REDIS_MEMORY);
        Double used = memory.fresh();
        if (used == null) {
            return missing(memory, Layer.REDIS);
        }
        Double max = measure(SignalNames.REDIS_MEMORY_MAX).fresh();
        double evicted = measure(SignalNames.REDIS_EVICTED).freshOr(0);
        Figure figure = max == null || max <= 0
                ? new Figure(used, Unit.BYTES, "memory used, no limit set")
                : new Figure(used / max, Unit.RATIO, "memory used");
        Double commands = measure(SignalNames.REDIS_COMMANDS).fresh();
        String evictions = "%.0f evictions/s".formatted(evicted);
        String size = "%.0f MiB".formatted(used / MEBIBYTE);
        return Looks.known(
                evicted >= EVICTING,
                memory.age(),
                figure,
                List.of(evictions, commands == null ? size : size + ", %.0f commands/s".formatted(commands)));
    }

    private Measured measure(String name) {
        return freshness.measure(SignalKey.of(name));
    }

    private Looks missing(Measured measured, Layer layer) {
        boolean never = measured.reason().isEmpty() || measured.reason().equals("not measured yet");
        return Looks.without(measured, never ? freshness.problem(layer) : measured.reason());
    }
}
