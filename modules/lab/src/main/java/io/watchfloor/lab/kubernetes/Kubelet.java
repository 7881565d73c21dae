package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Runs scheduled pods: one virtual thread each, from the runtime's start to its stop and the pod's removal.
final class Kubelet {
    private final Store store;
    private final Events events;
    private final PodRuntime runtime;
    private final Supplier<String> addresses;
    private final Map<String, PodRun> running = new ConcurrentHashMap<>();

    Kubelet(Store store, Events events, PodRuntime runtime, Supplier<String> addresses) {
        this.store = store;
        this.events = events;
        this.runtime = runtime;
        this.addresses = addresses;
    }

    /// Called under the store's lock; only starts threads and passes the word.
    void changed(Change change) {
        if (change.type() != ResourceType.POD) {
            return;
        }
        ObjectNode pod = change.object();
        boolean ending = change.after() == null || Meta.deleting(pod);
        PodRun run = running.get(Meta.uid(pod));
        if (run != null && ending) {
            run.end();
        } else if (run == null && !ending && pod.at("/spec/nodeName").isTextual()) {
            PodRun fresh = new PodRun(this, pod);
            running.put(Meta.uid(pod), fresh);
            Thread.ofVirtual().name("pod-" + Meta.name(pod)).start(fresh);
        }
    }

    static PodSpec specification(ObjectNode pod) {
        return new PodSpec(
                Meta.namespace(pod),
                Meta.name(pod),
                Meta.uid(pod),
                pod.at("/status/podIP").asText(""),
                Meta.labels(pod));
    }

    /// Ends every pod's work and waits for it, within the time.
    void close(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        List<PodRun> all = new ArrayList<>(running.values());
        all.forEach(PodRun::end);
        for (PodRun run : all) {
            run.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
        }
    }

    PodRuntime runtime() {
        return runtime;
    }

    Instant now() {
        return store.clock().instant();
    }

    String address() {
        return addresses.get();
    }

    void forget(ObjectNode pod) {
        running.remove(Meta.uid(pod));
        store.remove(ResourceType.POD, pod);
    }

    void event(ObjectNode pod, String reason, String message) {
        events.normal(ResourceType.POD, pod, reason, message);
    }

    void warn(ObjectNode pod, String reason, String message) {
        events.warning(ResourceType.POD, pod, reason, message);
    }

    ObjectNode started(ObjectNode pod, String address, int restarts) {
        return store.edit(ResourceType.POD, pod, copy -> {
                    Instant now = now();
                    ObjectNode status = status(copy, "Running");
                    status.put("hostIP", hostAddress(copy));
                    if (!address.isEmpty()) {
                        status.put("podIP", address)
                                .putArray("podIPs")
                                .addObject()
                                .put("ip", address);
                    }
                    if (!status.has("startTime")) {
                        status.put("startTime", Meta.time(now));
                    }
                    for (String type : List.of("Initialized", "ContainersReady", "Ready")) {
                        Conditions.set(copy, type, true, now);
                    }
                    for (ObjectNode container : containers(copy, restarts)) {
                        container.put("ready", true).put("started", true);
                        container.putObject("state").putObject("running").put("startedAt", Meta.time(now));
                    }
                })
                .orElse(pod);
    }

    /// The container has ended; an empty phase leaves the pod running, to be restarted.
    void exited(ObjectNode pod, int code, String phase, int restarts) {
        store.edit(ResourceType.POD, pod, copy -> {
            Instant now = now();
            status(copy, phase.isEmpty() ? "Running" : phase);
            for (String type : List.of("ContainersReady", "Ready")) {
                Conditions.set(copy, type, false, now).put("reason", code == 0 ? "PodCompleted" : "ContainersNotReady");
            }
            String started = copy.at("/status/containerStatuses/0/state/running/startedAt")
                    .asText(Meta.time(now));
            for (ObjectNode container : containers(copy, restarts)) {
                container.put("ready", false).put("started", false);
                container
                        .putObject("state")
                        .putObject("terminated")
                        .put("exitCode", code)
                        .put("reason", code == 0 ? "Completed" : "Error")
                        .put("startedAt", started)
                        .put("finishedAt", Meta.time(now));
            }
        });
    }

    private static ObjectNode status(ObjectNode pod, String phase) {
        return pod.withObjectProperty("status").put("phase", phase);
    }

    private static List<ObjectNode> containers(ObjectNode pod, int restarts) {
        List<ObjectNode> result = new ArrayList<>();
        ObjectNode status = pod.withObjectProperty("status");
        status.remove("containerStatuses");
        for (JsonNode container : pod.at("/spec/containers")) {
            result.add(status.withArrayProperty("containerStatuses")
                    .addObject()
                    .put("name", container.path("name").asText())
                    .put("image", container.path("image").asText())
                    .put("restartCount", restarts));
        }
        return result;
    }

    private String hostAddress(ObjectNode pod) {
        return store.find(ResourceType.NODE, "", pod.at("/spec/nodeName").asText())
                .map(node -> node.at("/status/addresses/0/address").asText("127.0.0.1"))
                .orElse("127.0.0.1");
    }
}
