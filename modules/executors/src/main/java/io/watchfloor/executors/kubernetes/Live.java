package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.ClusterObject.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An object as the cluster has it now.
record Live(ClusterObject planned, JsonNode tree) {
    static final ObjectMapper JSON = new ObjectMapper();

    /// Reads it by its name; what is found may be another of that name: compare uids.
    static Optional<Live> read(KubernetesClient client, ClusterObject object) {
        GenericKubernetesResource found = Kinds.in(client, object.type(), object.namespace())
                .withName(object.name())
                .get();
        return Optional.ofNullable(found).map(each -> of(client, object, each));
    }

    static Live of(KubernetesClient client, ClusterObject object, GenericKubernetesResource found) {
        return new Live(object, tree(client, found));
    }

    static JsonNode tree(KubernetesClient client, GenericKubernetesResource found) {
        return json(client.getKubernetesSerialization().asJson(found));
    }

    /// A text that is known to be JSON.
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    JsonNode at(List<String> path) {
        JsonNode node = tree;
        for (String part : path) {
            node = node.path(part);
        }
        return node.isNull() ? Field.ABSENT : node;
    }

    String uid() {
        return tree.path("metadata").path("uid").asText("");
    }

    String version() {
        return tree.path("metadata").path("resourceVersion").asText("");
    }

    JsonNode annotation(String name) {
        return tree.path("metadata").path("annotations").path(name);
    }

    boolean isAnnotated() {
        return !tree.path("metadata").path("annotations").isEmpty();
    }

    /// Whether it is the very object of the plan; one that was never looked at is any of that name.
    boolean isPlanned() {
        String uid = planned.revision().uid();
        return uid.isEmpty() || uid.equals(uid());
    }

    /// The plan that changed it last and did not put it back; empty when there is none.
    String holder() {
        return annotation(Action.PAUSED_BY).asText("");
    }

    /// The same object with what is seen of it now.
    ClusterObject seen() {
        return new ClusterObject(
                planned.type(), planned.namespace(), planned.name(), new Revision(uid(), version(), owners()));
    }

    private List<String> owners() {
        JsonNode labels = tree.path("metadata").path("labels");
        List<String> owners = new ArrayList<>();
        String tracking = annotation("argocd.argoproj.io/tracking-id").asText("");
        String argo =
                tracking.isEmpty() ? labels.path("argocd.argoproj.io/instance").asText("") : tracking.split(":", 2)[0];
        if (!argo.isEmpty()) {
            owners.add("Argo CD application " + argo);
        }
        for (String tool : List.of("kustomize.toolkit.fluxcd.io/name", "helm.toolkit.fluxcd.io/name")) {
            if (labels.hasNonNull(tool)) {
                owners.add("Flux " + labels.path(tool).asText());
            }
        }
        return owners;
    }
}
