package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The log of a pod, asked of its runtime. `follow` is answered with what there is.
final class Logs {
    private static final int MOST_LINES = 10_000;

    private final PodRuntime runtime;

    Logs(PodRuntime runtime) {
        this.runtime = runtime;
    }

    String read(ObjectNode pod, ApiRequest request) {
        String container = request.asked("container");
        if (!container.isEmpty() && !has(pod, container)) {
            throw Refusal.badRequest("container " + container + " is not valid for pod " + Meta.name(pod));
        }
        if (pod.at("/status/phase").asText().equals("Pending")) {
            throw Refusal.badRequest(
                    "container \"" + pod.at("/spec/containers/0/name").asText() + "\" in pod \"" + Meta.name(pod)
                            + "\" is waiting to start: ContainerCreating");
        }
        String asked = request.asked("tailLines");
        if (!asked.isEmpty() && !asked.matches("[0-9]{1,9}")) {
            throw Refusal.badRequest("tailLines: Invalid value: \"" + asked + "\": must be greater than or equal to 0");
        }
        int lines = asked.isEmpty() ? MOST_LINES : Math.min(MOST_LINES, Integer.parseInt(asked));
        List<String> tail = lines == 0 ? List.of() : runtime.log(Kubelet.specification(pod), lines);
        return tail.isEmpty() ? "" : String.join("\n", tail) + "\n";
    }

    private static boolean has(ObjectNode pod, String container) {
        for (JsonNode entry : pod.at("/spec/containers")) {
            if (entry.path("name").asText().equals(container)) {
                return true;
            }
        }
        return false;
    }
}
