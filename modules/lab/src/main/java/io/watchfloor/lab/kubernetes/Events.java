package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// Keeps core/v1 Events about objects, a bounded number of them; a repeated one is counted, not added.
final class Events {
    private final Store store;
    private final int kept;

    Events(Store store, int kept) {
        this.store = store;
        this.kept = kept;
    }

    void normal(ResourceType type, ObjectNode about, String reason, String message) {
        note(type, about, "Normal", reason, message);
    }

    void warning(ResourceType type, ObjectNode about, String reason, String message) {
        note(type, about, "Warning", reason, message);
    }

    private void note(ResourceType type, ObjectNode about, String severity, String reason, String message) {
        store.exclusively(() -> {
            String now = Meta.time(store.clock().instant());
            List<ObjectNode> present = store.list(ResourceType.EVENT, "").objects();
            Optional<ObjectNode> same = present.stream()
                    .filter(event -> event.at("/involvedObject/uid").asText().equals(Meta.uid(about))
                            && event.path("reason").asText().equals(reason)
                            && event.path("message").asText().equals(message))
                    .findFirst();
            if (same.isPresent()) {
                return store.edit(
                        ResourceType.EVENT,
                        same.get(),
                        event -> event.put("lastTimestamp", now)
                                .put("count", event.path("count").asInt() + 1));
            }
            for (int i = 0; i <= present.size() - kept; i++) {
                store.remove(ResourceType.EVENT, present.get(i));
            }
            ObjectNode event = Json.FACTORY.objectNode();
            ObjectNode meta = event.putObject("metadata");
            meta.put("name", Meta.name(about) + "." + Names.suffix(10));
            meta.put("namespace", Meta.namespace(about).isEmpty() ? "default" : Meta.namespace(about));
            event.putObject("involvedObject")
                    .put("apiVersion", type.apiVersion())
                    .put("kind", type.kind)
                    .put("name", Meta.name(about))
                    .put("namespace", Meta.namespace(about))
                    .put("uid", Meta.uid(about))
                    .put(
                            "resourceVersion",
                            about.at("/metadata/resourceVersion").asText());
            event.put("type", severity)
                    .put("reason", reason)
                    .put("message", message)
                    .put("count", 1);
            event.put("firstTimestamp", now).put("lastTimestamp", now);
            String component = component(type);
            event.put("reportingComponent", component).put("reportingInstance", "");
            event.putObject("source").put("component", component);
            return Optional.of(store.create(ResourceType.EVENT, event, false));
        });
    }

    private static String component(ResourceType type) {
        return switch (type) {
            case POD -> "kubelet";
            case DEPLOYMENT -> "deployment-controller";
            case REPLICA_SET -> "replicaset-controller";
            case CRON_JOB -> "cronjob-controller";
            case JOB -> "job-controller";
            case HORIZONTAL_POD_AUTOSCALER -> "horizontal-pod-autoscaler";
            case NODE,
                    NAMESPACE,
                    EVENT,
                    RESOURCE_QUOTA,
                    MIDDLEWARE,
                    ARGO_APPLICATION,
                    FLUX_KUSTOMIZATION,
                    FLUX_HELM_RELEASE,
                    POSTGRES_CLUSTER -> "watchfloor-lab";
        };
    }
}
