package io.watchfloor.collectors.kubernetes;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.collectors.Collector;
import io.watchfloor.collectors.Samples;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.KubernetesEndpoint;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.Objects;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The estate's namespaces in Kubernetes, by watches; each second what they have brought together.
public final class KubernetesCollector implements Collector {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final String CLUSTER = "kubernetes";

    private final Estate estate;
    private final KubernetesCluster cluster;
    private final Source source = new Source("kubernetes", Layer.INFRASTRUCTURE, TICK);
    private final List<String> namespaces;
    private List<NamespaceWatch> watches = List.of();
    private @Nullable KubernetesClient client;
    private @Nullable Instant probedAt;

    public KubernetesCollector(Estate estate, KubernetesCluster cluster) {
        this.estate = estate;
        this.cluster = cluster;
        List<String> named = new ArrayList<>();
        for (Tenant tenant : estate.tenants()) {
            String namespace = tenant.namespace();
            if (namespace != null && !named.contains(namespace)) {
                named.add(namespace);
            }
        }
        this.namespaces = List.copyOf(named);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public List<Reading> collect(InstantSource clock) throws ConnectionException {
        try {
            KubernetesClient open = client;
            if (open == null) {
                open = KubernetesEndpoint.watching(cluster);
                client = open;
                KubernetesClient made = open;
                watches = namespaces.stream()
                        .map(namespace -> new NamespaceWatch(made, namespace))
                        .toList();
            }
            if (watches.isEmpty()) {
                throw new ConnectionException("no tenant names a Kubernetes namespace: pods and jobs are unknown");
            }
            watches.forEach(NamespaceWatch::ensure);
            probe(open, clock.instant());
        } catch (KubernetesClientException e) {
            close();
            throw refused(e);
        }
        Instant at = clock.instant();
        Objects objects = objects(at);
        Samples samples = new Samples(source, at, null);
        samples.add(objects);
        objects.deployments().forEach(deployment -> pods(deployment, samples));
        return List.of(samples.read(Reading.Cost.NONE));
    }

    /// A watch is silent when nothing changes and when the network is gone; a small list tells which.
    private void probe(KubernetesClient open, Instant now) {
        Instant last = probedAt;
        if (last == null || Duration.between(last, now).compareTo(PROBE) >= 0) {
            probedAt = now;
            open.apps()
                    .deployments()
                    .inNamespace(namespaces.getFirst())
                    .list(new ListOptionsBuilder().withLimit(1L).build());
        }
    }

    private Objects objects(Instant at) {
        List<Objects.Job> jobs = all(NamespaceWatch::jobs);
        Map<String, String> cronJobs = jobs.stream()
                .filter(job -> job.cronJob() != null)
                .collect(Collectors.toMap(
                        job -> job.id().namespace() + "/" + job.id().name(), Objects.Job::cronJob, (a, b) -> a));
        List<Objects.Pod> pods = all(NamespaceWatch::pods).stream()
                .map(pod -> withCronJob(pod, cronJobs))
                .toList();
        return new Objects(at, CLUSTER, pods, all(NamespaceWatch::deployments), all(NamespaceWatch::cronJobs), jobs);
    }

    private static Objects.Pod withCronJob(Objects.Pod pod, Map<String, String> cronJobs) {
        String cronJob = pod.job() == null ? null : cronJobs.get(pod.id().namespace() + "/" + pod.job());
        return cronJob == null
                ? pod
                : new Objects.Pod(
                        pod.id(),
                        pod.address(),
                        pod.phase(),
                        pod.ready(),
                        pod.restarts(),
                        cronJob,
                        pod.job(),
                        pod.node());
    }

    private <R> List<R> all(java.util.function.Function<NamespaceWatch, List<R>> kind) {
        return watches.stream().flatMap(each -> kind.apply(each).stream()).toList();
    }

    private void pods(Objects.Deployment deployment, Samples samples) {
        estate.tenants().stream()
                .filter(tenant -> deployment.id().namespace().equals(tenant.namespace()))
                .findFirst()
                .ifPresent(tenant -> {
                    Map<String, String> labels = Map.of(
                            "tenant", tenant.slug(), "workflow", deployment.id().name());
                    samples.add(SignalKey.of(SignalNames.PODS_READY, labels), deployment.ready(), Unit.COUNT);
                    samples.add(SignalKey.of(SignalNames.PODS_WANTED, labels), deployment.wanted(), Unit.COUNT);
                });
    }

    private static ConnectionException refused(KubernetesClientException e) {
        String text =
                switch (e.getCode()) {
                    case 401 -> "the Kubernetes API does not accept the watching token";
                    case 403 ->
                        "the watching token may not list and watch pods, deployments, cronjobs and jobs in the"
                                + " estate's namespaces: pods and jobs are unknown";
                    case 0 -> "the Kubernetes API does not answer: pods and jobs are unknown";
                    default -> "the Kubernetes API answers with status " + e.getCode() + ": pods and jobs are unknown";
                };
        return new ConnectionException(text, e);
    }

    @Override
    public void close() {
        watches.forEach(NamespaceWatch::stop);
        watches = List.of();
        KubernetesClient open = client;
        client = null;
        if (open != null) {
            open.close();
        }
    }
}
