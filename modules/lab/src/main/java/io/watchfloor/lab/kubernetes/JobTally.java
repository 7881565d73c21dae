package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What has become of one Job's pods; each counts once, a pod lost while running as a failure.
final class JobTally {
    private final Set<String> open = new HashSet<>();
    private long succeeded;
    private long failed;
    private Instant lastFailure = Instant.MIN;

    void started(ObjectNode pod) {
        open.add(Meta.uid(pod));
    }

    void dismissed(ObjectNode pod) {
        open.remove(Meta.uid(pod));
    }

    void count(List<ObjectNode> present, Instant now) {
        for (String uid : List.copyOf(open)) {
            JsonNode pod = present.stream()
                    .filter(candidate -> Meta.uid(candidate).equals(uid))
                    .map(JsonNode.class::cast)
                    .findFirst()
                    .orElse(Json.FACTORY.missingNode());
            if (Pods.phase(pod).equals("Succeeded")) {
                open.remove(uid);
                succeeded++;
            } else if (Pods.phase(pod).equals("Failed") || pod.isMissingNode() || Meta.deleting(pod)) {
                open.remove(uid);
                failed++;
                lastFailure = now;
            }
        }
    }

    long succeeded() {
        return succeeded;
    }

    long failed() {
        return failed;
    }

    Instant lastFailure() {
        return lastFailure;
    }
}
