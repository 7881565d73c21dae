package io.watchfloor.collectors;

import io.watchfloor.collectors.kubernetes.KubernetesCollector;
import io.watchfloor.collectors.odoo.TenantCollector;
import io.watchfloor.collectors.postgres.NodeCollector;
import io.watchfloor.collectors.postgres.PostgresPlans;
import io.watchfloor.collectors.postgres.RelationNames;
import io.watchfloor.collectors.postgres.ServerCollector;
import io.watchfloor.collectors.postgres.ServerState;
import io.watchfloor.collectors.prometheus.IngressCollector;
import io.watchfloor.collectors.redis.RedisCollector;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.plans.PlanSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Everything that watches one estate: one virtual thread for each collector, at a fixed rate.
public final class Collectors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collectors.class);

    private final List<Collector> collectors;
    private final List<Visits> visits;
    private final ExecutorService visitors;
    private final ExecutorService paces;

    private Collectors(List<Collector> collectors, InstantSource clock, Consumer<Reading> sink) {
        this.collectors = List.copyOf(collectors);
        this.visitors = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("visit-", 0).factory());
        this.paces = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("collector-", 0).factory());
        this.visits = this.collectors.stream()
                .map(each -> new Visits(each, clock, sink, visitors))
                .toList();
    }

    /// The collectors of the estate, not started. The sink is called by several threads at once.
    public static Collectors forEstate(Estate estate, InstantSource clock, Consumer<Reading> sink) {
        return new Collectors(of(estate), clock, sink);
    }

    /// Where plans of the estate's servers can be asked for.
    public static PlanSource plans(Estate estate) {
        return new PostgresPlans(estate);
    }

    /// The collectors of the estate one by one, for whoever visits them at a pace of their own and closes them.
    public static List<Collector> of(Estate estate) {
        List<Collector> collectors = new ArrayList<>();
        RelationNames names = new RelationNames();
        for (PostgresServer server : estate.systems().postgres()) {
            ServerState state = new ServerState(server);
            collectors.add(new ServerCollector(estate, server, state, names));
            for (int i = 0; i < server.nodes().size(); i++) {
                collectors.add(new NodeCollector(server, i, state, names));
            }
            for (Tenant tenant : estate.tenants()) {
                if (tenant.server().equals(server.slug())) {
                    collectors.add(new TenantCollector(estate, tenant, state, names));
                }
            }
        }
        if (estate.systems().kubernetes() != null) {
            collectors.add(new KubernetesCollector(estate, estate.systems().kubernetes()));
        }
        if (estate.systems().ingress() != null) {
            collectors.add(new IngressCollector(estate, estate.systems().ingress()));
        }
        if (estate.systems().redis() != null) {
            collectors.add(new RedisCollector(estate.systems().redis()));
        }
        return collectors;
    }

    /// Every source there will be readings of, so that they can be expected.
    public List<Source> sources() {
        return collectors.stream().flatMap(each -> each.sources().stream()).toList();
    }

    /// Begins visiting; called once.
    public void start() {
        visits.forEach(paces::execute);
    }

    /// Ends all visits and closes every connection.
    @Override
    public void close() {
        visits.forEach(Visits::close);
        visitors.shutdownNow();
        paces.shutdownNow();
        try {
            // Interrupting a visit closes its socket; what still hangs after that looks up a name and holds nothing.
            if (!visitors.awaitTermination(3, TimeUnit.SECONDS) || !paces.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("a visit did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        collectors.forEach(Collector::close);
    }
}
