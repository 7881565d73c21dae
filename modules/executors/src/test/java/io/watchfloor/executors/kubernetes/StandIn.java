package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.watchfloor.executors.TestDesk;
import io.watchfloor.lab.kubernetes.KubernetesStandIn;
import io.watchfloor.lab.kubernetes.PodRuntime;
import io.watchfloor.lab.kubernetes.PodSpec;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.signals.facts.Objects;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// The lab's cluster with a namespace, and a desk whose executors act on it as its operator or its watcher.
final class StandIn implements AutoCloseable {
    private static final String WATCHER = "watcher-token-for-tests";
    private static final String OPERATOR = "operator-token-for-tests";
    private static final YAMLMapper YAML = new YAMLMapper();

    final KubernetesStandIn cluster;
    final KubernetesClient client;
    final TestDesk desk;

    StandIn() throws IOException {
        AtomicInteger address = new AtomicInteger(10);
        cluster = KubernetesStandIn.start(
                new KubernetesStandIn.Access(WATCHER, OPERATOR, 0),
                () -> "127.0.1." + address.getAndIncrement(),
                new Idle());
        client = client(cluster.uri(), OPERATOR);
        desk = desk(cluster.uri(), OPERATOR);
        apply("{apiVersion: v1, kind: Node, metadata: {name: node-1}}");
        apply("{apiVersion: v1, kind: Namespace, metadata: {name: nord}}");
    }

    /// Another console, perhaps by way of a proxy.
    TestDesk desk(URI uri, String token) {
        KubernetesClient own = client(uri, token);
        Patience patience = new Patience(40, Duration.ofMillis(50));
        TestDesk made = new TestDesk(List.of(
                new BatchPauses(own, patience),
                new ObjectChanges(own, patience),
                new Rollouts(own, patience),
                new Promotions(own, patience)));
        made.observe(List.of(new Objects(Instant.now(), "test", List.of(), List.of(), List.of(), List.of())));
        return made;
    }

    TestDesk watcher() {
        return desk(cluster.uri(), WATCHER);
    }

    TestDesk another(URI uri) {
        return desk(uri, OPERATOR);
    }

    private static KubernetesClient client(URI uri, String token) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(uri.toString())
                .withOauthToken(token)
                .withConnectionTimeout(2000)
                .withRequestTimeout(1500)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    void apply(String yaml) throws JsonProcessingException {
        cluster.apply(YAML.readTree(yaml));
    }

    void deployment(String name, int replicas, String image) throws JsonProcessingException {
        apply("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: %1$s, namespace: nord}
                spec:
                  replicas: %2$d
                  selector: {matchLabels: {app: %1$s}}
                  template:
                    metadata: {labels: {app: %1$s}}
                    spec: {containers: [{name: odoo, image: "%3$s"}]}
                """.formatted(name, replicas, image));
    }

    static ClusterObject object(ClusterObject.Type type, String name) {
        return ClusterObject.unseen(type, "nord", name);
    }

    /// The object as it is now; missing where there is none.
    JsonNode now(ClusterObject.Type type, String name) {
        return Live.read(client, object(type, name)).map(Live::tree).orElse(Field.ABSENT);
    }

    /// Waits until a value is there.
    void await(ClusterObject.Type type, String name, String pointer, String value) {
        String found = "";
        for (int look = 0; look < 2000 && !found.equals(value); look++) {
            found = now(type, name).at(pointer).asText("");
        }
        if (!found.equals(value)) {
            throw new AssertionError(pointer + " is " + found + ", not " + value);
        }
    }

    @Override
    public void close() {
        desk.close();
        client.close();
        cluster.close();
    }

    private static final class Idle implements PodRuntime {
        @Override
        public void start(PodSpec pod, IntConsumer exited) {}

        @Override
        public void stop(PodSpec pod) {}

        @Override
        public List<String> log(PodSpec pod, int lines) {
            return List.of();
        }
    }
}
