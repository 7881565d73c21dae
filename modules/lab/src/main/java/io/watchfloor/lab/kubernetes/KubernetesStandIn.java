package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Runs the pods of what is applied, without an API server in front.
public final class KubernetesStandIn implements AutoCloseable {
    /// Tokens of the two users, and the port to listen on; 0 for a free one.
    public record Access(String watcherToken, String operatorToken, int port) {}

    private final Supplier<String> addresses;
    private final PodRuntime runtime;
    private final Map<String, PodSpec> pods = new ConcurrentHashMap<>();

    private KubernetesStandIn(Supplier<String> addresses, PodRuntime runtime) {
        this.addresses = addresses;
        this.runtime = runtime;
    }

    /// Starts the stand-in; `addresses` gives each new pod its client address.
    public static KubernetesStandIn start(Access access, Supplier<String> addresses, PodRuntime runtime)
            throws IOException {
        if (access.port() < 0) {
            throw new IOException("no such port");
        }
        return new KubernetesStandIn(addresses, runtime);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:1");
    }

    public void apply(JsonNode manifest) {
        if (manifest.path("kind").asText().equals("Deployment")) {
            for (int i = 0; i < manifest.at("/spec/replicas").asInt(); i++) {
                run(
                        manifest.at("/metadata/namespace").asText(),
                        manifest.at("/metadata/name").asText());
            }
        }
    }

    public String startJob(String namespace, String cronJob) {
        return run(namespace, cronJob);
    }

    public void stopJob(String job) {
        PodSpec pod = pods.remove(job);
        if (pod != null) {
            runtime.stop(pod);
        }
    }

    private String run(String namespace, String app) {
        String uid = UUID.randomUUID().toString();
        String name = app + "-" + uid.substring(0, 5);
        PodSpec pod = new PodSpec(namespace, name, uid, addresses.get(), Map.of("app", app));
        pods.put(name, pod);
        runtime.start(pod, _ -> pods.remove(name));
        return name;
    }

    @Override
    public void close() {
        pods.values().forEach(runtime::stop);
    }
}
