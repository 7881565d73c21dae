package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/// Keeps as many pods as a ReplicaSet asks for; takes away those not ready first, then the newest.
final class ReplicaSets {
    private final Store store;
    private final Pods pods;
    private final Removal removal;
    private final Events events;
    private final ControlLoop loop;

    ReplicaSets(Store store, Pods pods, Removal removal, Events events) {
        this.store = store;
        this.pods = pods;
        this.removal = removal;
        this.events = events;
        loop = new ControlLoop("replicasets", store, this::reconcile);
    }

    ControlLoop loop() {
        return loop;
    }

    private void reconcile(Store.Key key) {
        store.find(ResourceType.REPLICA_SET, key.namespace(), key.name())
                .filter(set -> !Meta.deleting(set))
                .ifPresent(this::keep);
    }

    private void keep(ObjectNode set) {
        List<ObjectNode> present = pods.of(set).stream().filter(Pods::active).toList();
        int wanted = set.at("/spec/replicas").asInt();
        for (int i = present.size(); i < wanted; i++) {
            try {
                ObjectNode pod = pods.create(ResourceType.REPLICA_SET, set);
                events.normal(ResourceType.REPLICA_SET, set, "SuccessfulCreate", "Created pod: " + Meta.name(pod));
            } catch (Refusal refused) {
                // Most likely a quota: tried again when there may be room.
                events.warning(
                        ResourceType.REPLICA_SET, set, "FailedCreate", "Error creating: " + refused.getMessage());
                loop.enqueueAt(
                        new Store.Key(Meta.namespace(set), Meta.name(set)),
                        store.clock().instant().plusSeconds(1));
                break;
            }
        }
        if (present.size() > wanted) {
            present.reversed().stream()
                    .sorted(Comparator.comparing(Pods::ready))
                    .limit(present.size() - (long) wanted)
                    .forEach(pod -> {
                        removal.delete(ResourceType.POD, pod);
                        String message = "Deleted pod: " + Meta.name(pod);
                        events.normal(ResourceType.REPLICA_SET, set, "SuccessfulDelete", message);
                    });
        }
        // A pod that ran to its end is no replica; with restartPolicy Always only an eviction leaves one.
        pods.of(set).stream().filter(Pods::finished).forEach(pod -> removal.delete(ResourceType.POD, pod));
        status(set);
    }

    private void status(ObjectNode set) {
        List<ObjectNode> present = pods.of(set).stream().filter(Pods::active).toList();
        long ready = present.stream().filter(Pods::ready).count();
        store.edit(ResourceType.REPLICA_SET, set, copy -> {
            ObjectNode status = copy.withObjectProperty("status");
            status.put("replicas", present.size()).put("fullyLabeledReplicas", present.size());
            status.put("readyReplicas", ready).put("availableReplicas", ready);
            status.put("observedGeneration", copy.at("/metadata/generation").asLong());
        });
    }
}
