package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.locks.Workloads;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Objects.CronJob;
import io.watchfloor.signals.facts.Objects.Deployment;
import io.watchfloor.signals.facts.Objects.Identity;
import io.watchfloor.signals.facts.Objects.Job;
import io.watchfloor.signals.facts.Objects.Pod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the objects of a workflow and tenant in all clusters of a snapshot, however old they are.
public final class TenantObjects {
    private final boolean alone;
    private final List<Objects> clusters;
    private final Map<String, List<CronJob>> cronJobs;
    private final Map<String, List<Deployment>> deployments;

    /// Looks into this snapshot.
    public TenantObjects(Estate estate, Snapshot now) {
        this.alone = estate.tenants().size() == 1;
        this.clusters = now.facts(Objects.class);
        this.cronJobs = clusters.stream()
                .flatMap(cluster -> cluster.cronJobs().stream())
                .collect(Collectors.groupingBy(cronJob -> cronJob.id().namespace()));
        this.deployments = clusters.stream()
                .flatMap(cluster -> cluster.deployments().stream())
                .collect(Collectors.groupingBy(deployment -> deployment.id().namespace()));
    }

    /// The CronJobs of a workflow.
    public List<CronJob> cronJobs(Tenant tenant, Workflow workflow) {
        return in(tenant, cronJobs)
                .filter(cronJob -> owned(tenant, workflow, cronJob.id()))
                .toList();
    }

    /// The Deployments of a workflow.
    public List<Deployment> deployments(Tenant tenant, Workflow workflow) {
        return in(tenant, deployments)
                .filter(deployment -> owned(tenant, workflow, deployment.id()))
                .toList();
    }

    private static <T> Stream<T> in(Tenant tenant, Map<String, List<T>> byNamespace) {
        String namespace = tenant.namespace();
        return namespace == null
                ? byNamespace.values().stream().flatMap(List::stream)
                : byNamespace.getOrDefault(namespace, List.of()).stream();
    }

    private boolean owned(Tenant tenant, Workflow workflow, Identity object) {
        return workflow.footprint().workloads().stream().anyMatch(name -> Workloads.owns(tenant, alone, object, name));
    }

    /// The unfinished Jobs of a CronJob.
    public List<Job> running(CronJob cronJob) {
        return clusters.stream()
                .flatMap(cluster -> cluster.jobs().stream())
                .filter(job -> job.finished() == null
                        && cronJob.id().name().equals(job.cronJob())
                        && cronJob.id().namespace().equals(job.id().namespace()))
                .toList();
    }

    /// The CronJob that started the Job in which this pod runs, where there is one.
    public Optional<CronJob> cronJobOf(String pod, String job) {
        return clusters.stream()
                .flatMap(cluster -> cluster.pods().stream()
                        .filter(candidate -> candidate.id().name().equals(pod) && job.equals(candidate.job()))
                        .flatMap(candidate -> owner(cluster, candidate, job)))
                .findFirst();
    }

    private static Stream<CronJob> owner(Objects cluster, Pod pod, String job) {
        String namespace = pod.id().namespace();
        return cluster.cronJobs().stream()
                .filter(cronJob -> cronJob.id().namespace().equals(namespace))
                .filter(cronJob -> cronJob.id().name().equals(pod.workload())
                        || cronJob.running().contains(job));
    }
}
