package io.watchfloor.collectors.postgres;

import io.watchfloor.collectors.Rate;
import io.watchfloor.collectors.Samples;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Commits, rollbacks, deadlocks and cache hits of the tenants' databases, from their counters. For one thread.
final class DatabaseRates {
    static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Sql DATABASES = Sql.resource(DatabaseRates.class, "databases.sql");

    /// Counters of one database at one time.
    private record Counters(
            String database, double commits, double rollbacks, double deadlocks, double hits, double fetched) {}

    private static final class Rates {
        private final Rate commits = new Rate();
        private final Rate rollbacks = new Rate();
        private final Rate deadlocks = new Rate();
        private final Rate hits = new Rate();
        private final Rate fetched = new Rate();
    }

    private final String server;
    private final List<Tenant> tenants;
    private final Map<String, Rates> rates = new HashMap<>();

    DatabaseRates(String server, List<Tenant> tenants) {
        this.server = server;
        this.tenants = List.copyOf(tenants);
    }

    void read(Link link, Instant at, Samples samples) throws ConnectionException {
        if (tenants.isEmpty()) {
            return;
        }
        Object[] names = tenants.stream().map(Tenant::database).toArray();
        List<Counters> all = link.query(
                DATABASES,
                (connection, statement) -> statement.setArray(1, connection.createArrayOf("name", names)),
                rows -> {
                    List<Counters> read = new ArrayList<>();
                    while (rows.next()) {
                        read.add(new Counters(
                                rows.getString(1),
                                rows.getLong(2),
                                rows.getLong(3),
                                rows.getLong(4),
                                rows.getLong(5),
                                rows.getLong(6)));
                    }
                    return read;
                });
        for (Counters each : all) {
            tenants.stream()
                    .filter(tenant -> tenant.database().equals(each.database()))
                    .forEach(tenant -> add(tenant.slug(), each, at, samples));
        }
    }

    private void add(String tenant, Counters counters, Instant at, Samples samples) {
        Rates each = rates.computeIfAbsent(tenant, _ -> new Rates());
        add(SignalNames.POSTGRES_COMMITS, tenant, each.commits, counters.commits(), at, samples);
        add(SignalNames.POSTGRES_ROLLBACKS, tenant, each.rollbacks, counters.rollbacks(), at, samples);
        add(SignalNames.POSTGRES_DEADLOCKS, tenant, each.deadlocks, counters.deadlocks(), at, samples);
        double hits = each.hits.perSecond(counters.hits(), at).orElse(0);
        double fetched = each.fetched.perSecond(counters.fetched(), at).orElse(0);
        if (fetched > 0) {
            samples.add(key(SignalNames.POSTGRES_CACHE_HIT, tenant), Math.min(1, hits / fetched), Unit.RATIO, INTERVAL);
        }
    }

    private void add(String name, String tenant, Rate rate, double counter, Instant at, Samples samples) {
        rate.perSecond(counter, at)
                .ifPresent(value -> samples.add(key(name, tenant), value, Unit.PER_SECOND, INTERVAL));
    }

    private SignalKey key(String name, String tenant) {
        return SignalKey.of(name, Map.of("server", server, "tenant", tenant));
    }
}
