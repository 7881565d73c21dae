package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a Job says of itself. `active` and other counts of zero are left out where Kubernetes leaves them out.
final class JobStatus {
    private JobStatus() {}

    static boolean finished(JsonNode job) {
        return succeeded(job) || Conditions.holds(job, "Failed");
    }

    static boolean succeeded(JsonNode job) {
        return Conditions.holds(job, "Complete");
    }

    static Optional<Instant> started(JsonNode job) {
        return time(job.at("/status/startTime"));
    }

    /// When the job completed or failed.
    static Optional<Instant> ended(JsonNode job) {
        for (JsonNode condition : job.at("/status/conditions")) {
            String type = condition.path("type").asText();
            if (type.equals("Complete") || type.equals("Failed")) {
                return time(condition.path("lastTransitionTime"));
            }
        }
        return Optional.empty();
    }

    static void running(Store store, ObjectNode job, List<ObjectNode> pods, long succeeded, long failed) {
        Instant now = store.clock().instant();
        store.edit(ResourceType.JOB, job, copy -> {
            ObjectNode status = counts(copy, pods);
            count(status, "succeeded", succeeded);
            count(status, "failed", failed);
            if (!status.has("startTime")) {
                status.put("startTime", Meta.time(now));
            }
            if (Conditions.has(copy, "Suspended")) {
                Conditions.set(copy, "Suspended", false, "JobResumed", "Job resumed", now);
            }
        });
    }

    static void suspended(Store store, ObjectNode job, List<ObjectNode> pods, Instant now) {
        store.edit(ResourceType.JOB, job, copy -> {
            counts(copy, pods).remove("startTime");
            Conditions.set(copy, "Suspended", true, "JobSuspended", "Job suspended", now);
        });
    }

    static void complete(Store store, ObjectNode job, long succeeded, long failed) {
        Instant now = store.clock().instant();
        store.edit(ResourceType.JOB, job, copy -> {
            ObjectNode status = counts(copy, List.of());
            count(status, "succeeded", succeeded);
            count(status, "failed", failed);
            status.put("completionTime", Meta.time(now));
            String message = "Reached expected number of succeeded pods";
            Conditions.set(copy, "SuccessCriteriaMet", true, "CompletionsReached", message, now);
            Conditions.set(copy, "Complete", true, "CompletionsReached", message, now);
        });
    }

    static void failed(Store store, ObjectNode job, long failed, String reason, String message) {
        Instant now = store.clock().instant();
        store.edit(ResourceType.JOB, job, copy -> {
            count(counts(copy, List.of()), "failed", failed);
            Conditions.set(copy, "FailureTarget", true, reason, message, now);
            Conditions.set(copy, "Failed", true, reason, message, now);
        });
    }

    private static ObjectNode counts(ObjectNode job, List<ObjectNode> pods) {
        ObjectNode status = job.withObjectProperty("status");
        count(status, "active", pods.stream().filter(Pods::active).count());
        status.put(
                "ready",
                pods.stream().filter(pod -> Pods.active(pod) && Pods.ready(pod)).count());
        status.put(
                "terminating",
                pods.stream()
                        .filter(pod -> Meta.deleting(pod) && !Pods.finished(pod))
                        .count());
        return status;
    }

    private static void count(ObjectNode status, String name, long value) {
        if (value == 0) {
            status.remove(name);
        } else {
            status.put(name, value);
        }
    }

    private static Optional<Instant> time(JsonNode text) {
        return text.isTextual() ? Optional.of(Instant.parse(text.asText())) : Optional.empty();
    }
}
