package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What becomes of a node that goes, and of its pods: as the node controller of a real cluster has it, but when it is
/// told to.
final class NodeLifecycle {
    private final Store store;
    private final Removal removal;
    private final Kubelet kubelet;

    NodeLifecycle(Store store, Removal removal, Kubelet kubelet) {
        this.store = store;
        this.removal = removal;
        this.kubelet = kubelet;
    }

    /// The node of the first running pod with that `app` label.
    String nodeOf(String namespace, String app) {
        return store.list(ResourceType.POD, namespace).objects().stream()
                .filter(pod -> app.equals(Meta.labels(pod).get("app")) && Pods.ready(pod))
                .map(pod -> pod.at("/spec/nodeName").asText())
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("no pod of " + namespace + "/" + app + " runs"));
    }

    /// The node is not ready any more and all work on it has ended; its pods still stand there, not ready.
    void lose(String node) {
        mark(node, false, "NodeStatusUnknown", "Kubelet stopped posting node status.");
        for (ObjectNode pod : pods(node)) {
            store.edit(
                    ResourceType.POD,
                    pod,
                    copy -> Conditions.set(copy, "Ready", false, store.clock().instant())
                            .put("reason", "NodeNotReady"));
            kubelet.runtime().stop(Kubelet.specification(pod));
        }
    }

    /// Gives up its pods, so that their owners make others.
    void evict(String node) {
        pods(node).forEach(pod -> removal.delete(ResourceType.POD, pod));
    }

    /// The node takes pods again.
    void comeBack(String node) {
        mark(node, true, "KubeletReady", "kubelet is posting ready status");
    }

    private void mark(String node, boolean ready, String reason, String message) {
        store.edit(
                ResourceType.NODE,
                store.get(ResourceType.NODE, "", node),
                copy -> Conditions.set(
                        copy, "Ready", ready, reason, message, store.clock().instant()));
    }

    private List<ObjectNode> pods(String node) {
        return store.list(ResourceType.POD, "").objects().stream()
                .filter(pod -> pod.at("/spec/nodeName").asText().equals(node) && Pods.active(pod))
                .toList();
    }
}
