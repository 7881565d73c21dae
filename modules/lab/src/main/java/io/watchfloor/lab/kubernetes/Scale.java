package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The `scale` subresource: how many replicas are wanted and how many there are.
final class Scale {
    private Scale() {}

    static ObjectNode of(ObjectNode object) {
        ObjectNode scale = Json.FACTORY.objectNode();
        scale.put("kind", "Scale").put("apiVersion", "autoscaling/v1");
        ObjectNode meta = scale.putObject("metadata");
        for (String field : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
            if (object.path("metadata").has(field)) {
                meta.set(field, object.path("metadata").get(field));
            }
        }
        scale.putObject("spec").set("replicas", object.path("spec").path("replicas"));
        scale.putObject("status")
                .put("replicas", object.path("status").path("replicas").asInt())
                .put("selector", LabelSelector.text(object.path("spec").path("selector")));
        return scale;
    }
}
