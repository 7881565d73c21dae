package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;

/// Gives each new pod the ready, uncordoned node with the fewest pods; without one the pod stays pending.
final class Scheduler {
    private final Store store;
    private final Events events;
    private final ControlLoop loop;

    Scheduler(Store store, Events events) {
        this.store = store;
        this.events = events;
        loop = new ControlLoop("scheduler", store, this::reconcile);
    }

    ControlLoop loop() {
        return loop;
    }

    void changed(Change change) {
        if (change.type() == ResourceType.POD && change.after() != null) {
            wake(change.object());
        } else if (change.type() == ResourceType.NODE && change.after() != null) {
            store.list(ResourceType.POD, "").objects().forEach(this::wake);
        }
    }

    private void wake(ObjectNode pod) {
        if (!pod.at("/spec/nodeName").isTextual()) {
            loop.enqueue(new Store.Key(Meta.namespace(pod), Meta.name(pod)));
        }
    }

    private void reconcile(Store.Key key) {
        Optional<ObjectNode> pod = store.find(ResourceType.POD, key.namespace(), key.name())
                .filter(found -> !found.at("/spec/nodeName").isTextual() && !Meta.deleting(found));
        if (pod.isEmpty()) {
            return;
        }
        Optional<ObjectNode> node = store.list(ResourceType.NODE, "").objects().stream()
                .filter(Scheduler::takesPods)
                .min(Comparator.comparingLong(this::load));
        if (node.isEmpty()) {
            events.warning(ResourceType.POD, pod.get(), "FailedScheduling", "no nodes available to schedule pods");
            return;
        }
        String name = Meta.name(node.get());
        String full = key.namespace() + "/" + key.name();
        store.edit(ResourceType.POD, pod.get(), copy -> {
            copy.withObjectProperty("spec").put("nodeName", name);
            Conditions.set(copy, "PodScheduled", true, store.clock().instant());
        });
        events.normal(ResourceType.POD, pod.get(), "Scheduled", "Successfully assigned " + full + " to " + name);
    }

    private long load(JsonNode node) {
        String name = Meta.name(node);
        return store.list(ResourceType.POD, "").objects().stream()
                .filter(pod -> pod.at("/spec/nodeName").asText().equals(name))
                .count();
    }

    private static boolean takesPods(JsonNode node) {
        return !node.at("/spec/unschedulable").asBoolean() && Conditions.holds(node, "Ready") && !Meta.deleting(node);
    }
}
