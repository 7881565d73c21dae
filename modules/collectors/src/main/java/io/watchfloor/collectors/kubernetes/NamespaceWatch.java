package io.watchfloor.collectors.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.watchfloor.signals.facts.Objects.CronJob;
import io.watchfloor.signals.facts.Objects.Deployment;
import io.watchfloor.signals.facts.Objects.Job;
import io.watchfloor.signals.facts.Objects.Pod;
import java.util.List;

/// The watches of one namespace.
final class NamespaceWatch {
    private final ListWatch<io.fabric8.kubernetes.api.model.Pod, Pod> pods;
    private final ListWatch<io.fabric8.kubernetes.api.model.apps.Deployment, Deployment> deployments;
    private final ListWatch<io.fabric8.kubernetes.api.model.batch.v1.CronJob, CronJob> cronJobs;
    private final ListWatch<io.fabric8.kubernetes.api.model.batch.v1.Job, Job> jobs;

    NamespaceWatch(KubernetesClient client, String namespace) {
        this.pods = new ListWatch<>(access(client.pods().inNamespace(namespace)), Reduced::pod);
        this.deployments =
                new ListWatch<>(access(client.apps().deployments().inNamespace(namespace)), Reduced::deployment);
        this.cronJobs =
                new ListWatch<>(access(client.batch().v1().cronjobs().inNamespace(namespace)), Reduced::cronJob);
        this.jobs = new ListWatch<>(access(client.batch().v1().jobs().inNamespace(namespace)), Reduced::job);
    }

    void ensure() {
        pods.ensure();
        deployments.ensure();
        cronJobs.ensure();
        jobs.ensure();
    }

    void stop() {
        pods.stop();
        deployments.stop();
        cronJobs.stop();
        jobs.stop();
    }

    List<Pod> pods() {
        return pods.objects();
    }

    List<Deployment> deployments() {
        return deployments.objects();
    }

    List<CronJob> cronJobs() {
        return cronJobs.objects();
    }

    List<Job> jobs() {
        return jobs.objects();
    }

    private static <T extends HasMetadata, L extends KubernetesResourceList<T>> ListWatch.Access<T> access(
            NonNamespaceOperation<T, L, ? extends Resource<T>> operation) {
        return new ListWatch.Access<>() {
            @Override
            public KubernetesResourceList<T> list() {
                return operation.list();
            }

            @Override
            public Watch watch(ListOptions options, Watcher<T> watcher) {
                return operation.watch(options, watcher);
            }
        };
    }
}
