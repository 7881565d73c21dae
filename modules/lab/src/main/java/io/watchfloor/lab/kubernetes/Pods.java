package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Pods as their owners see and make them.
final class Pods {
    private final Store store;
    private final Writes writes;

    Pods(Store store, Writes writes) {
        this.store = store;
        this.writes = writes;
    }

    /// Oldest first.
    List<ObjectNode> of(ObjectNode owner) {
        return store.list(ResourceType.POD, Meta.namespace(owner)).objects().stream()
                .filter(pod -> Meta.controlledBy(pod, owner))
                .toList();
    }

    ObjectNode create(ResourceType type, ObjectNode owner) {
        JsonNode template = owner.at("/spec/template");
        ObjectNode pod = Json.FACTORY.objectNode();
        ObjectNode meta = pod.putObject("metadata");
        meta.put("name", Meta.name(owner) + "-" + Names.suffix(5));
        meta.put("generateName", Meta.name(owner) + "-");
        for (String field : List.of("labels", "annotations")) {
            if (template.path("metadata").has(field)) {
                meta.set(field, template.path("metadata").get(field).deepCopy());
            }
        }
        pod.set("spec", template.path("spec").deepCopy());
        Meta.own(pod, type, owner);
        return writes.create(
                ResourceType.POD, Meta.namespace(owner), pod, Writes.Options.of("kube-controller-manager"));
    }

    static boolean finished(JsonNode pod) {
        String phase = phase(pod);
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /// Not finished and not on its way out.
    static boolean active(JsonNode pod) {
        return !finished(pod) && !Meta.deleting(pod);
    }

    static boolean ready(JsonNode pod) {
        return Conditions.holds(pod, "Ready");
    }

    static String phase(JsonNode pod) {
        return pod.at("/status/phase").asText();
    }
}
