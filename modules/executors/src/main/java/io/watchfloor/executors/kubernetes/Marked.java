package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.Kind;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Action.Seen;
import io.watchfloor.mitigation.Action.Workload;
import io.watchfloor.mitigation.Left;
import io.watchfloor.mitigation.actions.BoundNamespace;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.FreezeSync;
import io.watchfloor.mitigation.actions.RateLimit;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.ScaleWorkload.Autoscaler;
import io.watchfloor.mitigation.actions.ScaleWorkload.Bounds;
import io.watchfloor.mitigation.actions.ScaleWorkload.Purpose;
import io.watchfloor.mitigation.actions.ScaleWorkload.Replicas;
import io.watchfloor.mitigation.actions.Was;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds what consoles left in force in the cluster by the marks on its objects, as far as the operator may list them.
record Marked(KubernetesClient client) {
    private static final Logger LOG = LoggerFactory.getLogger(Marked.class);
    private static final List<ClusterObject.Type> EDITED = List.of(
            ClusterObject.Type.DEPLOYMENT,
            ClusterObject.Type.HORIZONTAL_POD_AUTOSCALER,
            ClusterObject.Type.RESOURCE_QUOTA,
            ClusterObject.Type.MIDDLEWARE,
            ClusterObject.Type.ARGO_APPLICATION,
            ClusterObject.Type.FLUX_KUSTOMIZATION,
            ClusterObject.Type.FLUX_HELM_RELEASE);

    /// Changed fields, each with what puts it back.
    List<Left> edits() {
        List<Left> left = new ArrayList<>();
        for (ClusterObject.Type type : EDITED) {
            try {
                for (GenericKubernetesResource each : Kinds.everywhere(client, type)) {
                    edit(type, each).ifPresent(left::add);
                }
            } catch (KubernetesClientException problem) {
                LOG.debug("what is left of {} cannot be listed: {}", type.kind(), problem.getMessage());
            }
        }
        return left;
    }

    private Optional<Left> edit(ClusterObject.Type type, GenericKubernetesResource each) {
        Live live = Live.of(
                client,
                ClusterObject.unseen(
                        type,
                        each.getMetadata().getNamespace(),
                        each.getMetadata().getName()),
                each);
        String earlier = live.annotation(Marks.EARLIER).asText("");
        Optional<Instant> until = until(live.annotation(Marks.UNTIL).asText(""));
        if (live.holder().isEmpty() || until.isEmpty() || !earlier.startsWith("{")) {
            return Optional.empty();
        }
        return action(live, Live.json(earlier))
                .map(action -> new Left(
                        live.holder(), action, until.get(), live.planned().title()));
    }

    private static Optional<Action> action(Live live, JsonNode earlier) {
        ClusterObject object = live.seen();
        return switch (object.type()) {
            case DEPLOYMENT ->
                earlier.has("spec.replicas")
                        ? Optional.of(new ScaleWorkload(
                                Purpose.THROTTLE,
                                object,
                                new Replicas(
                                        live.at(Edits.REPLICAS).asInt(),
                                        earlier.path("spec.replicas").asInt()),
                                null))
                        : Optional.empty();
            case HORIZONTAL_POD_AUTOSCALER -> Optional.of(scaler(live, earlier));
            case RESOURCE_QUOTA -> Optional.of(quota(live, earlier));
            case MIDDLEWARE -> rate(live, earlier);
            case ARGO_APPLICATION, FLUX_KUSTOMIZATION, FLUX_HELM_RELEASE ->
                Optional.of(new FreezeSync(
                        object,
                        was(earlier.path(Edits.suspends(object) ? "spec.suspend" : "spec.syncPolicy.automated"))));
            case STATEFUL_SET, CLOUDNATIVEPG_CLUSTER -> Optional.empty();
        };
    }

    private static Action scaler(Live live, JsonNode earlier) {
        Bounds now = new Bounds(
                live.at(Edits.MINIMUM).asInt(), live.at(Edits.MAXIMUM).asInt());
        Bounds before = new Bounds(
                earlier.path("spec.minReplicas").asInt(),
                earlier.path("spec.maxReplicas").asInt());
        String target = live.at(List.of("spec", "scaleTargetRef", "name")).asText();
        return new ScaleWorkload(
                Purpose.THROTTLE,
                ClusterObject.unseen(
                        ClusterObject.Type.DEPLOYMENT, live.planned().namespace(), target),
                new Replicas(now.maximum(), before.maximum()),
                new Autoscaler(live.seen(), now, before));
    }

    private static Action quota(Live live, JsonNode earlier) {
        Map<String, String> hard = new HashMap<>();
        live.at(Edits.HARD)
                .properties()
                .forEach(entry -> hard.put(entry.getKey(), entry.getValue().asText()));
        // One that was made by the plan had nothing before, and is deleted.
        return earlier.has("spec.hard")
                ? new BoundNamespace(live.seen(), hard, was(earlier.path("spec.hard")))
                : new BoundNamespace(live.planned(), hard, Was.UNSET);
    }

    private static Optional<Action> rate(Live live, JsonNode earlier) {
        JsonNode now = live.at(Edits.RATE);
        String period = now.path("period").asText("");
        return period.matches("[0-9]{1,6}s")
                ? Optional.of(new RateLimit(
                        live.seen(),
                        now.path("average").asInt(),
                        now.path("burst").asInt(),
                        Duration.ofSeconds(Long.parseLong(period.substring(0, period.length() - 1))),
                        was(earlier.path("spec.rateLimit"))))
                : Optional.empty();
    }

    private static Was was(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? Was.UNSET : Was.of(value.toString());
    }

    private static Optional<Instant> until(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            LOG.warn("an end that is no time: {}", text);
            return Optional.empty();
        }
    }

    /// Paused CronJobs with their runs; a plan that paused both is one.
    List<Left> pauses() {
        Map<String, Left> left = new LinkedHashMap<>();
        try {
            client.batch().v1().cronjobs().inAnyNamespace().list().getItems().forEach(each -> pause(left, each, null));
            client.batch()
                    .v1()
                    .jobs()
                    .inAnyNamespace()
                    .list()
                    .getItems()
                    .forEach(each -> each.getMetadata().getOwnerReferences().stream()
                            .findFirst()
                            .ifPresent(owner -> pause(left, each, owner)));
        } catch (KubernetesClientException problem) {
            LOG.debug("what is left of pauses cannot be listed: {}", problem.getMessage());
        }
        return List.copyOf(left.values());
    }

    /// `owner` is the CronJob of a Job.
    private static void pause(Map<String, Left> left, HasMetadata object, @Nullable OwnerReference owner) {
        Map<String, String> marks =
                Optional.ofNullable(object.getMetadata().getAnnotations()).orElse(Map.of());
        String plan = marks.getOrDefault(Action.PAUSED_BY, "");
        Optional<Instant> until = until(marks.getOrDefault(Marks.UNTIL, ""));
        if (plan.isEmpty() || until.isEmpty()) {
            return;
        }
        String namespace = object.getMetadata().getNamespace();
        Workload own = workload(
                owner == null ? Kind.CRON_JOB : Kind.JOB,
                namespace,
                object.getMetadata().getName(),
                object.getMetadata().getUid());
        Left known = left.get(plan);
        if (owner == null) {
            PauseBatch pause = new PauseBatch(own, null, RunInFlight.LET_FINISH);
            left.put(plan, new Left(plan, pause, until.get(), "CronJob " + namespace + "/" + own.name()));
            return;
        }
        Workload cronJob = known != null && known.action() instanceof PauseBatch pause
                ? pause.cronJob()
                : workload(Kind.CRON_JOB, namespace, owner.getName(), owner.getUid());
        PauseBatch both = new PauseBatch(cronJob, own, RunInFlight.STOP);
        left.put(
                plan,
                new Left(plan, both, until.get(), "CronJob " + namespace + "/" + cronJob.name() + " and its run"));
    }

    private static Workload workload(Kind kind, String namespace, String name, String uid) {
        return new Workload(kind, namespace, name, uid, new Seen(false, "", List.of()));
    }
}
