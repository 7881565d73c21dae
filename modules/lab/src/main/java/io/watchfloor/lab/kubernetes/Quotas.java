package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// Keeps namespaces within their ResourceQuotas: counts of pods and Jobs are refused beyond, as by Kubernetes'
/// admission; amounts of CPU and memory are not counted here. What runs already stays.
final class Quotas {
    private static final Map<String, ResourceType> COUNTED = Map.of(
            "pods", ResourceType.POD,
            "count/pods", ResourceType.POD,
            "count/jobs.batch", ResourceType.JOB,
            "count/deployments.apps", ResourceType.DEPLOYMENT);

    private final Store store;
    private final ControlLoop loop;

    Quotas(Store store) {
        this.store = store;
        loop = new ControlLoop("quotas", store, this::count);
    }

    ControlLoop loop() {
        return loop;
    }

    /// Refuses an object that would exceed a quota of its namespace.
    static void admit(Store store, ResourceType type, ObjectNode object) {
        List<String> names = COUNTED.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        for (ObjectNode quota : names.isEmpty() ? List.<ObjectNode>of() : of(store, Meta.namespace(object))) {
            for (String name : names) {
                JsonNode hard = quota.at("/spec/hard").path(name);
                long used = used(store, type, name, Meta.namespace(object));
                if (!hard.isMissingNode() && used + 1 > hard.asLong()) {
                    throw Refusal.forbidden(
                            type.plural + " \"" + Meta.name(object) + "\" is forbidden: exceeded quota: "
                                    + Meta.name(quota) + ", requested: " + name + "=1, used: " + name + "=" + used
                                    + ", limited: " + name + "=" + hard.asLong(),
                            Json.FACTORY.objectNode());
                }
            }
        }
    }

    private static List<ObjectNode> of(Store store, String namespace) {
        return store.list(ResourceType.RESOURCE_QUOTA, namespace).objects();
    }

    // `pods` counts those that have not ended, `count/pods` all there are.
    private static long used(Store store, ResourceType type, String name, String namespace) {
        return store.list(type, namespace).objects().stream()
                .filter(object -> !name.equals("pods") || !Pods.finished(object))
                .count();
    }

    private void count(Store.Key key) {
        for (ObjectNode quota : of(store, key.namespace())) {
            store.edit(ResourceType.RESOURCE_QUOTA, quota, copy -> {
                ObjectNode status = copy.putObject("status");
                ObjectNode hard = status.putObject("hard");
                ObjectNode used = status.putObject("used");
                copy.at("/spec/hard").properties().forEach(entry -> {
                    ResourceType type = COUNTED.get(entry.getKey());
                    if (type != null) {
                        hard.set(entry.getKey(), entry.getValue());
                        used.put(entry.getKey(), Long.toString(used(store, type, entry.getKey(), key.namespace())));
                    }
                });
            });
        }
    }
}
