package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The control plane's loops and who is told of which change.
final class Controllers {
    private final Scheduler scheduler;
    private final Deployments deployments;
    private final ReplicaSets replicaSets;
    private final Jobs jobs;
    private final CronJobs cronJobs;
    private final Quotas quotas;
    private final Autoscalers autoscalers;
    private final PostgresClusters postgresClusters;
    private final ControlLoop garbage;
    private final List<ControlLoop> loops;

    Controllers(Store store, Writes writes, Removal removal, Events events) {
        Pods pods = new Pods(store, writes);
        scheduler = new Scheduler(store, events);
        deployments = new Deployments(store, writes, removal, events);
        replicaSets = new ReplicaSets(store, pods, removal, events);
        jobs = new Jobs(store, pods, removal, events);
        cronJobs = new CronJobs(store, writes, removal, events);
        quotas = new Quotas(store);
        autoscalers = new Autoscalers(store, events);
        postgresClusters = new PostgresClusters(store);
        garbage = new ControlLoop("garbage", store, owner -> {
            for (ResourceType type : ResourceType.values()) {
                removal.finishForeground(type, owner.name());
            }
        });
        loops = List.of(
                cronJobs.loop(),
                jobs.loop(),
                deployments.loop(),
                replicaSets.loop(),
                scheduler.loop(),
                garbage,
                quotas.loop(),
                autoscalers.loop(),
                postgresClusters.loop());
        store.listen(this::changed);
    }

    CronJobs cronJobs() {
        return cronJobs;
    }

    void start() {
        loops.forEach(ControlLoop::start);
    }

    /// Looks at the clock again and waits until no loop has anything due.
    void settle() throws InterruptedException {
        long before = -1;
        long after = 0;
        while (before != after) {
            before = after;
            after = 0;
            for (ControlLoop loop : loops) {
                after += loop.settle();
            }
        }
    }

    void close() {
        loops.forEach(ControlLoop::close);
    }

    private void changed(Change change) {
        scheduler.changed(change);
        ObjectNode object = change.object();
        Store.Key key = new Store.Key(Meta.namespace(object), Meta.name(object));
        switch (change.type()) {
            case DEPLOYMENT -> {
                deployments.loop().enqueue(key);
                autoscalers.of(key).forEach(autoscalers.loop()::enqueue);
            }
            case REPLICA_SET -> replicaSets.loop().enqueue(key);
            case CRON_JOB -> cronJobs.loop().enqueue(key);
            case JOB -> {
                if (change.after() == null) {
                    jobs.removed(object);
                }
                jobs.loop().enqueue(key);
            }
            case RESOURCE_QUOTA -> quotas.loop().enqueue(new Store.Key(key.namespace(), ""));
            case POD -> quotas.loop().enqueue(new Store.Key(key.namespace(), ""));
            case HORIZONTAL_POD_AUTOSCALER -> autoscalers.loop().enqueue(key);
            case POSTGRES_CLUSTER -> postgresClusters.loop().enqueue(key);
            case NODE, NAMESPACE, EVENT, MIDDLEWARE, ARGO_APPLICATION, FLUX_KUSTOMIZATION, FLUX_HELM_RELEASE -> {}
        }
        for (JsonNode owner : object.at("/metadata/ownerReferences")) {
            Store.Key ownerKey =
                    new Store.Key(key.namespace(), owner.path("name").asText());
            switch (owner.path("kind").asText()) {
                case "Deployment" -> deployments.loop().enqueue(ownerKey);
                case "ReplicaSet" -> replicaSets.loop().enqueue(ownerKey);
                case "Job" -> jobs.loop().enqueue(ownerKey);
                case "CronJob" -> cronJobs.loop().enqueue(ownerKey);
                default -> {}
            }
            if (change.after() == null) {
                garbage.enqueue(new Store.Key(key.namespace(), owner.path("uid").asText()));
            }
        }
    }
}
