package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Keeps a Deployment's replicas within the bounds of its HorizontalPodAutoscaler. There are no metrics here, so within
/// the bounds it changes nothing, as the real one does without metrics.
final class Autoscalers {
    private final Store store;
    private final Events events;
    private final ControlLoop loop;

    Autoscalers(Store store, Events events) {
        this.store = store;
        this.events = events;
        loop = new ControlLoop("autoscalers", store, this::reconcile);
    }

    ControlLoop loop() {
        return loop;
    }

    /// Those that scale this Deployment.
    List<Store.Key> of(Store.Key deployment) {
        return store.list(ResourceType.HORIZONTAL_POD_AUTOSCALER, deployment.namespace()).objects().stream()
                .filter(scaler -> scaler.at("/spec/scaleTargetRef/kind")
                                .asText()
                                .equals("Deployment")
                        && scaler.at("/spec/scaleTargetRef/name").asText().equals(deployment.name()))
                .map(scaler -> new Store.Key(Meta.namespace(scaler), Meta.name(scaler)))
                .toList();
    }

    private void reconcile(Store.Key key) {
        store.find(ResourceType.HORIZONTAL_POD_AUTOSCALER, key.namespace(), key.name())
                .ifPresent(scaler -> store.find(
                                ResourceType.DEPLOYMENT,
                                key.namespace(),
                                scaler.at("/spec/scaleTargetRef/name").asText())
                        .ifPresent(deployment -> bound(scaler, deployment)));
    }

    private void bound(ObjectNode scaler, ObjectNode deployment) {
        long now = deployment.at("/spec/replicas").asLong();
        long minimum = scaler.at("/spec/minReplicas").asLong(1);
        long maximum = scaler.at("/spec/maxReplicas").asLong();
        // A workload at zero is switched off: an autoscaler leaves it alone.
        long wanted = now == 0 ? 0 : Math.max(minimum, Math.min(maximum, now));
        if (wanted != now) {
            store.edit(
                    ResourceType.DEPLOYMENT,
                    deployment,
                    copy -> copy.withObjectProperty("spec").put("replicas", wanted));
            events.normal(
                    ResourceType.HORIZONTAL_POD_AUTOSCALER,
                    scaler,
                    "SuccessfulRescale",
                    "New size: " + wanted + "; reason: Current number of replicas "
                            + (now < minimum ? "below Spec.MinReplicas" : "above Spec.MaxReplicas"));
        }
        store.edit(
                ResourceType.HORIZONTAL_POD_AUTOSCALER,
                scaler,
                copy -> copy.withObjectProperty("status")
                        .put(
                                "currentReplicas",
                                deployment.at("/status/replicas").asLong())
                        .put("desiredReplicas", wanted)
                        .put(
                                "observedGeneration",
                                copy.at("/metadata/generation").asLong()));
    }
}
