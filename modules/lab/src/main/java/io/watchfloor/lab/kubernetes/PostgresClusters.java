package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Answers a CloudNativePG `Cluster` whose `status.targetPrimary` was changed as its operator would: the target becomes
/// the primary. No PostgreSQL is behind it: it shows the protocol, not a switchover.
final class PostgresClusters {
    private final Store store;
    private final ControlLoop loop;

    PostgresClusters(Store store) {
        this.store = store;
        loop = new ControlLoop("postgres-clusters", store, this::reconcile);
    }

    ControlLoop loop() {
        return loop;
    }

    private void reconcile(Store.Key key) {
        store.find(ResourceType.POSTGRES_CLUSTER, key.namespace(), key.name()).ifPresent(this::follow);
    }

    private void follow(ObjectNode cluster) {
        String target = cluster.at("/status/targetPrimary").asText("");
        if (target.isEmpty()
                || target.equals(cluster.at("/status/currentPrimary").asText(""))) {
            return;
        }
        store.edit(
                ResourceType.POSTGRES_CLUSTER,
                cluster,
                copy -> copy.withObjectProperty("status")
                        .put("currentPrimary", target)
                        .put("phase", "Cluster in healthy state"));
    }
}
