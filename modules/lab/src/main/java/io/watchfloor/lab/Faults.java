package io.watchfloor.lab;

import io.watchfloor.lab.disturbance.Bots;
import io.watchfloor.lab.disturbance.DdlQueue;
import io.watchfloor.lab.disturbance.Disturbance;
import io.watchfloor.lab.disturbance.DurableCommits;
import io.watchfloor.lab.disturbance.Fault;
import io.watchfloor.lab.disturbance.FilledRedis;
import io.watchfloor.lab.disturbance.LongReport;
import io.watchfloor.lab.disturbance.Lost;
import io.watchfloor.lab.disturbance.NodeLoss;
import io.watchfloor.lab.disturbance.OpenTransaction;
import io.watchfloor.lab.disturbance.PausedReplay;
import io.watchfloor.lab.disturbance.Release;
import io.watchfloor.lab.disturbance.Switchable;
import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.ingress.Ingress;
import io.watchfloor.lab.kubernetes.KubernetesStandIn;
import io.watchfloor.lab.postgres.PostgresPair;
import io.watchfloor.lab.redis.RedisServer;
import io.watchfloor.lab.workload.Site;
import io.watchfloor.lab.workload.Tenant;
import io.watchfloor.lab.workload.Workflow;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes what a scenario asks for go wrong on the lab's own parts.
///
/// @param edge what stands at the estate's edge
record Faults(PostgresPair pair, Optional<RedisServer> redis, KubernetesStandIn cluster, Site site, Edge edge) {
    /// The ingress, its metrics, and the carrier.
    record Edge(Ingress ingress, Switchable metrics, Switchable carrier) {}

    Disturbance of(Fault fault) {
        return switch (fault.kind()) {
            case OPEN_TRANSACTION -> new OpenTransaction(site.sessions(), fault);
            case DDL_QUEUE -> new DdlQueue(site.sessions(), fault);
            case REPLAY_PAUSED -> new PausedReplay(pair);
            case RELEASE -> new Release(site.releases(), deploy(fault), fault);
            case REDIS_FILLED -> new FilledRedis(server(), fault);
            case BOTS -> new Bots(edge.ingress().router(fault.tenant(), fault.target()), fault);
            case SOURCE_LOST -> new Lost(source(fault.target()));
            case NODE_LOST -> new NodeLoss(cluster, fault);
            case CARRIER_SILENT -> new Lost(edge.carrier());
            case LONG_REPORT -> new LongReport(site.sessions(), fault);
            case DURABLE_COMMITS -> new DurableCommits(pair, fault);
        };
    }

    private RedisServer server() {
        return redis.orElseThrow(
                () -> new CannotStart("this scenario needs Redis: install redis-server and start the lab again"));
    }

    private Consumer<String> deploy(Fault fault) {
        Tenant tenant = Tenant.ALL.stream()
                .filter(each -> each.slug().equals(fault.tenant()))
                .findFirst()
                .orElseThrow();
        Workflow workflow = Workflow.named(fault.target()).orElseThrow();
        return version -> cluster.apply(Manifests.deployment(tenant, workflow, version));
    }

    private Switchable source(String name) {
        return switch (name) {
            case "redis" -> frozen(server()::freeze);
            case "standby" -> frozen(pair::freezeStandby);
            default -> edge.metrics();
        };
    }

    private interface Freeze {
        void set(boolean frozen) throws IOException;
    }

    private static Switchable frozen(Freeze freeze) {
        return new Switchable() {
            @Override
            public void vanish() throws IOException {
                freeze.set(true);
            }

            @Override
            public void comeBack() throws IOException {
                freeze.set(false);
            }
        };
    }
}
