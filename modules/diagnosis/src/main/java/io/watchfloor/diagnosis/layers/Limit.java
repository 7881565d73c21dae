package io.watchfloor.diagnosis.layers;

import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.util.ArrayList;
import java.util.List;

/// A ceiling and how near it is.
///
/// @param server the server whose ceiling it is, empty where there is but one such system
public record Limit(String server, String name, double used, double max) {
    /// From this share on a ceiling is a finding: what is left is kept for superusers, or gone with the next retry.
    public static final double FULL = 0.9;

    /// Used share, 0 to 1.
    public double share() {
        return max > 0 ? used / max : 0;
    }

    /// Connections of each server where both figures are fresh.
    public static List<Limit> connections(Estate estate, Freshness freshness) {
        List<Limit> limits = new ArrayList<>();
        for (PostgresServer server : estate.systems().postgres()) {
            Double used = freshness
                    .measure(SignalKey.server(SignalNames.POSTGRES_CONNECTIONS, server.slug()))
                    .fresh();
            Double max = freshness
                    .measure(SignalKey.server(SignalNames.POSTGRES_CONNECTIONS_MAX, server.slug()))
                    // The ceiling changes with a restart only; a slower interval than the count's is no reason to
                    // doubt.
                    .value();
            if (used != null && max != null && max > 0) {
                limits.add(new Limit(server.slug(), "PostgreSQL connections", used, max));
            }
        }
        return limits;
    }

    /// Every ceiling in sight.
    public static List<Limit> all(Estate estate, Freshness freshness) {
        List<Limit> limits = new ArrayList<>(connections(estate, freshness));
        Double used = freshness.measure(SignalKey.of(SignalNames.REDIS_MEMORY)).fresh();
        Double max =
                freshness.measure(SignalKey.of(SignalNames.REDIS_MEMORY_MAX)).fresh();
        if (used != null && max != null && max > 0) {
            limits.add(new Limit("", "Redis memory, MiB", used / 1048576, max / 1048576));
        }
        return limits;
    }
}
