package io.watchfloor.collectors.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.watchfloor.signals.facts.Objects.CronJob;
import io.watchfloor.signals.facts.Objects.Deployment;
import io.watchfloor.signals.facts.Objects.Identity;
import io.watchfloor.signals.facts.Objects.Job;
import io.watchfloor.signals.facts.Objects.Pod;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Keeps of Kubernetes' objects only what the estate needs.
final class Reduced {
    private Reduced() {}

    /// A pod. Its workload is the Deployment as the owning ReplicaSet's name tells it, another owner's name, or for
    /// now the Job's; the CronJob behind a Job is found when all kinds are put together.
    static Pod pod(io.fabric8.kubernetes.api.model.Pod pod) {
        var status = pod.getStatus();
        boolean ready = status != null
                && status.getConditions().stream()
                        .anyMatch(each -> "Ready".equals(each.getType()) && "True".equals(each.getStatus()));
        int restarts = status == null
                ? 0
                : status.getContainerStatuses().stream()
                        .mapToInt(each -> number(each.getRestartCount()))
                        .sum();
        OwnerReference owner = owner(pod);
        String job = owner != null && "Job".equals(owner.getKind()) ? owner.getName() : null;
        return new Pod(
                identity(pod),
                status == null ? null : status.getPodIP(),
                status == null ? "Unknown" : Objects.requireNonNullElse(status.getPhase(), "Unknown"),
                ready,
                restarts,
                workload(pod.getMetadata(), owner),
                job,
                pod.getSpec() == null ? null : pod.getSpec().getNodeName());
    }

    static Deployment deployment(io.fabric8.kubernetes.api.model.apps.Deployment deployment) {
        var spec = deployment.getSpec();
        var status = deployment.getStatus();
        String image = spec == null
                        || spec.getTemplate() == null
                        || spec.getTemplate().getSpec() == null
                        || spec.getTemplate().getSpec().getContainers().isEmpty()
                ? null
                : spec.getTemplate().getSpec().getContainers().getFirst().getImage();
        // Kubernetes' own default is one replica.
        int wanted = spec == null || spec.getReplicas() == null ? 1 : spec.getReplicas();
        return new Deployment(
                identity(deployment), wanted, status == null ? 0 : number(status.getReadyReplicas()), image);
    }

    static CronJob cronJob(io.fabric8.kubernetes.api.model.batch.v1.CronJob cronJob) {
        var spec = cronJob.getSpec();
        var status = cronJob.getStatus();
        List<String> running = status == null
                ? List.of()
                : status.getActive().stream()
                        .map(each -> Objects.requireNonNullElse(each.getName(), ""))
                        .filter(name -> !name.isEmpty())
                        .toList();
        return new CronJob(
                identity(cronJob),
                spec == null ? "" : Objects.requireNonNullElse(spec.getSchedule(), ""),
                spec != null && Boolean.TRUE.equals(spec.getSuspend()),
                status == null ? null : instant(status.getLastScheduleTime()),
                running);
    }

    static Job job(io.fabric8.kubernetes.api.model.batch.v1.Job job) {
        var status = job.getStatus();
        OwnerReference owner = owner(job);
        String finished = status == null
                ? null
                : status.getConditions().stream()
                        .filter(each -> "True".equals(each.getStatus()))
                        .map(JobCondition::getType)
                        .filter(type -> "Complete".equals(type) || "Failed".equals(type))
                        .findFirst()
                        .orElse(null);
        return new Job(
                identity(job),
                owner != null && "CronJob".equals(owner.getKind()) ? owner.getName() : null,
                job.getSpec() != null && Boolean.TRUE.equals(job.getSpec().getSuspend()),
                status == null ? 0 : number(status.getActive()),
                status == null ? null : instant(status.getStartTime()),
                finished);
    }

    private static @Nullable String workload(ObjectMeta meta, @Nullable OwnerReference owner) {
        if (owner == null) {
            return null;
        }
        String name = owner.getName();
        // A ReplicaSet is named after its Deployment and the hash that its pods carry as a label.
        String hash = meta.getLabels() == null ? null : meta.getLabels().get("pod-template-hash");
        if ("ReplicaSet".equals(owner.getKind()) && hash != null && name.endsWith("-" + hash)) {
            return name.substring(0, name.length() - hash.length() - 1);
        }
        return name;
    }

    private static @Nullable OwnerReference owner(HasMetadata object) {
        List<OwnerReference> owners = object.getMetadata().getOwnerReferences();
        return owners.stream()
                .filter(each -> Boolean.TRUE.equals(each.getController()))
                .findFirst()
                .orElse(owners.isEmpty() ? null : owners.getFirst());
    }

    private static Identity identity(HasMetadata object) {
        ObjectMeta meta = object.getMetadata();
        return new Identity(
                Objects.requireNonNullElse(meta.getNamespace(), ""),
                Objects.requireNonNullElse(meta.getName(), ""),
                Objects.requireNonNullElse(meta.getUid(), ""),
                Objects.requireNonNullElse(meta.getResourceVersion(), ""),
                owners(meta));
    }

    /// Argo CD marks what it owns by a tracking id or label, Flux by the name of its Kustomization or HelmRelease.
    static Map<String, String> owners(ObjectMeta meta) {
        Map<String, String> labels = Objects.requireNonNullElse(meta.getLabels(), Map.of());
        Map<String, String> annotations = Objects.requireNonNullElse(meta.getAnnotations(), Map.of());
        Map<String, String> owners = new HashMap<>();
        String tracking = annotations.get("argocd.argoproj.io/tracking-id");
        String argo = tracking == null
                ? labels.get("argocd.argoproj.io/instance")
                : tracking.contains(":") ? tracking.substring(0, tracking.indexOf(':')) : tracking;
        if (argo != null) {
            owners.put("argocd", argo);
        }
        String flux = labels.getOrDefault(
                "kustomize.toolkit.fluxcd.io/name", labels.getOrDefault("helm.toolkit.fluxcd.io/name", ""));
        if (!flux.isEmpty()) {
            owners.put("flux", flux);
        }
        return owners;
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            // Another server's idea of a time is as good as none.
            return null;
        }
    }
}
