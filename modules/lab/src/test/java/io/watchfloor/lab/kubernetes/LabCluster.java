package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// A stand-in with a node, a namespace, a clock that is moved by hand, and the real client for both users.
final class LabCluster implements AutoCloseable {
    static final String WATCHER = "watcher-token-for-tests";
    static final String OPERATOR = "operator-token-for-tests";
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final YAMLMapper YAML = new YAMLMapper();

    final RecordingRuntime runtime = new RecordingRuntime();
    final KubernetesStandIn standIn;
    final KubernetesClient watcher;
    final KubernetesClient operator;
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:30Z"));
    private final HttpClient http = HttpClient.newHttpClient();

    LabCluster() throws IOException {
        this(10_000);
    }

    LabCluster(int rememberedChanges) throws IOException {
        AtomicInteger address = new AtomicInteger(10);
        standIn = KubernetesStandIn.start(
                new KubernetesStandIn.Access(WATCHER, OPERATOR, 0),
                () -> "127.0.1." + address.getAndIncrement(),
                runtime,
                new KubernetesStandIn.Limits(now::get, rememberedChanges, 200));
        watcher = client(WATCHER, true);
        operator = client(OPERATOR, true);
        apply("{apiVersion: v1, kind: Node, metadata: {name: node-1}}");
        apply("{apiVersion: v1, kind: Namespace, metadata: {name: shop}}");
    }

    KubernetesClient client(String token, boolean onlyHttpWatches) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(standIn.uri().toString())
                .withOauthToken(token)
                .withOnlyHttpWatches(onlyHttpWatches)
                .withRequestRetryBackoffLimit(0)
                .withNamespace("shop")
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    void apply(String yaml) throws JsonProcessingException {
        standIn.apply(YAML.readTree(yaml));
    }

    void deployment(String name, int replicas) throws JsonProcessingException {
        apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: shop}
                spec:
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: odoo, image: "odoo:19"}]}
                """.formatted(name, replicas));
    }

    void cronJob(String name, String schedule, String more) throws JsonProcessingException {
        apply("""
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: %s, namespace: shop}
                spec:
                  schedule: "%s"
                  jobTemplate:
                    spec:
                      backoffLimit: 1
                      template:
                        metadata: {labels: {app: %1$s}}
                        spec: {restartPolicy: Never, containers: [{name: odoo, image: "odoo:19"}]}
                %s
                """.formatted(name, schedule, more.indent(2)));
    }

    /// Moves the clock and lets the controllers act on it.
    void advance(Duration step) throws InterruptedException {
        now.updateAndGet(time -> time.plus(step));
        standIn.tick();
    }

    Instant now() {
        return now.get();
    }

    Job job(String name, Predicate<Job> condition) {
        return watcher.batch()
                .v1()
                .jobs()
                .withName(name)
                .waitUntilCondition(job -> job != null && condition.test(job), PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    CronJob cronJob(String name) {
        return watcher.batch().v1().cronjobs().withName(name).get();
    }

    HttpResponse<String> send(String token, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(standIn.uri() + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode json(String token, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return new YAMLMapper().readTree(send(token, method, path, type, body).body());
    }

    @Override
    public void close() {
        watcher.close();
        operator.close();
        http.close();
        standIn.close();
    }
}
