package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One CronJob or Job as it is now, of which only the part that a pause needs is looked at.
///
/// @param suspend  `spec.suspend`, absent when the field is; absent means false
/// @param ended    whether it is a Job that is complete or has failed
record Suspendable(
        Workload planned, HasMetadata object, @Nullable Boolean suspend, boolean ended) {
    private static final String FIELD_MANAGER = "watchfloor";

    /// Reads the object of a plan by its name; empty when there is none. What is found may be another: compare uids.
    static Optional<Suspendable> read(KubernetesClient client, Workload planned) {
        return Optional.ofNullable(resource(client, planned).get()).map(object -> of(planned, object));
    }

    private static Suspendable of(Workload planned, HasMetadata object) {
        return switch (object) {
            case CronJob cronJob ->
                new Suspendable(
                        planned,
                        cronJob,
                        cronJob.getSpec() == null ? null : cronJob.getSpec().getSuspend(),
                        false);
            case Job job ->
                new Suspendable(
                        planned,
                        job,
                        job.getSpec() == null ? null : job.getSpec().getSuspend(),
                        hasEnded(job));
            default -> throw new IllegalArgumentException("no pause for " + object.getKind());
        };
    }

    private static Resource<? extends HasMetadata> resource(KubernetesClient client, Workload planned) {
        return switch (planned.kind()) {
            case CRON_JOB ->
                client.batch().v1().cronjobs().inNamespace(planned.namespace()).withName(planned.name());
            case JOB ->
                client.batch().v1().jobs().inNamespace(planned.namespace()).withName(planned.name());
        };
    }

    private static boolean hasEnded(Job job) {
        List<JobCondition> conditions =
                job.getStatus() == null ? List.of() : job.getStatus().getConditions();
        return conditions.stream()
                .anyMatch(condition -> "True".equals(condition.getStatus())
                        && List.of("Complete", "Failed").contains(condition.getType()));
    }

    boolean isPlanned() {
        return planned.uid().equals(object.getMetadata().getUid());
    }

    boolean suspended() {
        return Boolean.TRUE.equals(suspend);
    }

    boolean isPausedBy(String plan) {
        return isPlanned() && suspended() && isMarkedBy(plan);
    }

    boolean isMarkedBy(String plan) {
        return plan.equals(annotations().get(Action.PAUSED_BY));
    }

    private Map<String, String> annotations() {
        Map<String, String> annotations = object.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    /// Sends a patch that holds only for the object as it was read.
    Suspendable patch(KubernetesClient client, JsonPatch patch, boolean dryRun) {
        PatchContext.Builder context =
                new PatchContext.Builder().withPatchType(PatchType.JSON).withFieldManager(FIELD_MANAGER);
        if (dryRun) {
            context.withDryRun(List.of("All"));
        }
        String text = client.getKubernetesSerialization().asJson(patch.operations());
        return of(planned, resource(client, planned).patch(context.build(), text));
    }

    /// Suspends and marks it, if it is still the same object and not suspended.
    JsonPatch pause(Marks marks) {
        JsonPatch patch = same();
        // The client does not tell an empty map from none.
        boolean unannotated = annotations().isEmpty();
        if (suspend == null || unannotated) {
            // What is absent cannot be tested for: then nothing at all may have changed since it was read.
            patch = patch.test("/metadata/resourceVersion", object.getMetadata().getResourceVersion());
        }
        patch = suspend == null
                ? patch.add("/spec/suspend", true)
                : patch.test("/spec/suspend", suspend).replace("/spec/suspend", true);
        if (unannotated) {
            patch = patch.add("/metadata/annotations", Map.of());
        }
        return patch.add(JsonPatch.annotation(Action.PAUSED_BY), marks.plan())
                .add(JsonPatch.annotation(Marks.UNTIL), marks.until().toString())
                .add(JsonPatch.annotation(Marks.EARLIER), "{\"spec.suspend\":" + suspended() + "}");
    }

    /// Resumes it and takes the mark off, if it is still suspended and marked by this plan.
    JsonPatch resume(String plan) {
        return unmarked(marked(plan).test("/spec/suspend", true).replace("/spec/suspend", false));
    }

    /// Takes off the mark of one that somebody else has resumed.
    JsonPatch unmark(String plan) {
        return unmarked(marked(plan));
    }

    private JsonPatch unmarked(JsonPatch patch) {
        JsonPatch all = patch;
        for (String mark : Marks.ALL) {
            if (annotations().containsKey(mark)) {
                all = all.remove(JsonPatch.annotation(mark));
            }
        }
        return all;
    }

    private JsonPatch marked(String plan) {
        return same().test(JsonPatch.annotation(Action.PAUSED_BY), plan);
    }

    private JsonPatch same() {
        return JsonPatch.NONE.test("/metadata/uid", planned.uid());
    }

    static String name(Workload planned) {
        String kind =
                switch (planned.kind()) {
                    case CRON_JOB -> "CronJob";
                    case JOB -> "Job";
                };
        return kind + " " + planned.namespace() + "/" + planned.name();
    }

    /// What was read back, as a line for the journal.
    String line() {
        return name(planned) + " uid " + object.getMetadata().getUid() + " resourceVersion "
                + object.getMetadata().getResourceVersion() + ": suspend " + suspended() + ", paused by "
                + annotations().getOrDefault(Action.PAUSED_BY, "nobody");
    }
}
