package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// What a Deployment says of itself, summed over its ReplicaSets. Counts that are zero are left out, as Kubernetes
/// does.
final class DeploymentStatus {
    private DeploymentStatus() {}

    static void update(Store store, ObjectNode deployment, String hash, List<ObjectNode> sets) {
        Instant now = store.clock().instant();
        long wanted = deployment.at("/spec/replicas").asLong();
        long replicas = sum(sets, "replicas");
        long ready = sum(sets, "readyReplicas");
        long available = sum(sets, "availableReplicas");
        long updated = sum(
                sets.stream()
                        .filter(set -> hash.equals(Meta.labels(set).get("pod-template-hash")))
                        .toList(),
                "replicas");
        store.edit(ResourceType.DEPLOYMENT, deployment, copy -> {
            ObjectNode status = copy.withObjectProperty("status");
            status.put("observedGeneration", copy.at("/metadata/generation").asLong());
            count(status, "replicas", replicas);
            count(status, "updatedReplicas", updated);
            count(status, "readyReplicas", ready);
            count(status, "availableReplicas", available);
            count(status, "unavailableReplicas", Math.max(0, Math.max(replicas, wanted) - available));
            Meta.of(copy)
                    .withObjectProperty("annotations")
                    .put("deployment.kubernetes.io/revision", Long.toString(revision(sets)));
            boolean enough =
                    available >= Math.max(0, wanted - Math.max(1, wanted / 4)) && (available > 0 || wanted == 0);
            Conditions.set(
                    copy,
                    "Available",
                    enough,
                    enough ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                    "Deployment " + (enough ? "has" : "does not have") + " minimum availability.",
                    now);
            boolean complete = updated == wanted && replicas == wanted && available == wanted;
            Conditions.set(
                    copy,
                    "Progressing",
                    true,
                    complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
                    complete ? "ReplicaSet has successfully progressed." : "ReplicaSet is progressing.",
                    now);
        });
    }

    static long revision(List<ObjectNode> sets) {
        return sets.stream()
                .map(set -> set.at("/metadata/annotations").path("deployment.kubernetes.io/revision"))
                .mapToLong(JsonNode::asLong)
                .max()
                .orElse(0);
    }

    private static long sum(List<ObjectNode> sets, String count) {
        return sets.stream()
                .mapToLong(set -> set.path("status").path(count).asLong())
                .sum();
    }

    private static void count(ObjectNode status, String name, long value) {
        if (value == 0) {
            status.remove(name);
        } else {
            status.put(name, value);
        }
    }
}
