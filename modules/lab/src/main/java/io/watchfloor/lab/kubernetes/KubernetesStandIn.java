package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// A Kubernetes API with its controllers, of the kinds and verbs the lab needs, on loopback only. No real cluster:
/// its version says so. What its pods run is the given runtime's.
public final class KubernetesStandIn implements AutoCloseable {
    /// Tokens of the two users, and the port to listen on; 0 for a free one.
    public record Access(String watcherToken, String operatorToken, int port) {
        public Access {
            if (watcherToken.isBlank() || operatorToken.isBlank() || watcherToken.equals(operatorToken)) {
                throw new IllegalArgumentException("the two tokens must be different and not blank");
            }
        }

        /// Without the tokens.
        @Override
        public String toString() {
            return "Access[port=" + port + "]";
        }
    }

    /// How much is remembered, and by which clock; the lab's own by default.
    record Limits(InstantSource clock, int changes, int events) {
        static final Limits USUAL = new Limits(Clock.systemUTC(), 10_000, 500);
    }

    private static final String MANAGER = "watchfloor-lab";

    private final Store store;
    private final Writes writes;
    private final Removal removal;
    private final Kubelet kubelet;
    private final NodeLifecycle nodes;
    private final Controllers controllers;
    private final HttpServer server;
    private final ExecutorService requests;

    private KubernetesStandIn(Access access, Supplier<String> addresses, PodRuntime runtime, Limits limits)
            throws IOException {
        // Watch events are small writes; without this each may wait for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), access.port()), 64);
        requests = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("kubernetes-request-", 0).factory());
        store = new Store(limits.clock(), limits.changes());
        Schema schema = Schema.load();
        writes = new Writes(store, schema);
        removal = new Removal(store);
        Events events = new Events(store, limits.events());
        kubelet = new Kubelet(store, events, runtime, addresses);
        nodes = new NodeLifecycle(store, removal, kubelet);
        store.listen(kubelet::changed);
        controllers = new Controllers(store, writes, removal, events);
        ResourceApi resources = new ResourceApi(store, writes, removal, new Logs(runtime));
        Permissions permissions = new Permissions(access.watcherToken(), access.operatorToken());
        server.createContext("/", new Api(permissions, new Reviews(schema), resources));
        server.setExecutor(requests);
    }

    /// Starts the stand-in; `addresses` gives each new pod its client address.
    public static KubernetesStandIn start(Access access, Supplier<String> addresses, PodRuntime runtime)
            throws IOException {
        return start(access, addresses, runtime, Limits.USUAL);
    }

    static KubernetesStandIn start(Access access, Supplier<String> addresses, PodRuntime runtime, Limits limits)
            throws IOException {
        KubernetesStandIn standIn = new KubernetesStandIn(access, addresses, runtime, limits);
        for (String namespace : new String[] {"default", "kube-system"}) {
            ObjectNode manifest =
                    Json.FACTORY.objectNode().put("apiVersion", "v1").put("kind", "Namespace");
            manifest.putObject("metadata").put("name", namespace);
            standIn.apply(manifest);
        }
        standIn.controllers.start();
        standIn.server.start();
        return standIn;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Creates what the manifest says or changes what there is towards it; a `List` item by item.
    /// Fails with the API server's own words when the manifest is not valid.
    public void apply(JsonNode manifest) {
        ObjectNode object = Json.object(manifest);
        if (object.path("kind").asText().equals("List")) {
            object.path("items").forEach(this::apply);
            return;
        }
        ResourceType type = ResourceType.ofKind(
                        object.path("apiVersion").asText(), object.path("kind").asText())
                .orElseThrow(() -> Refusal.badRequest(
                        "no matches for kind \"" + object.path("kind").asText() + "\" in version \""
                                + object.path("apiVersion").asText() + "\""));
        String stated = Meta.namespace(object);
        String namespace = !type.namespaced() ? "" : stated.isEmpty() ? "default" : stated;
        writes.patch(
                new Writes.Target(type, namespace, Meta.name(object), ""),
                Writes.PatchKind.APPLY,
                object,
                Writes.Options.of(MANAGER));
    }

    /// As `kubectl create job --from=cronjob/…`; returns the new job's name.
    public String startJob(String namespace, String cronJob) {
        return store.exclusively(() -> {
            ObjectNode from = store.get(ResourceType.CRON_JOB, namespace, cronJob);
            return Meta.name(controllers.cronJobs().startManually(from, cronJob + "-manual-" + Names.suffix(5)));
        });
    }

    /// The node on which a pod with that `app` label runs.
    public String nodeOf(String namespace, String app) {
        return nodes.nodeOf(namespace, app);
    }

    /// A node goes with all the work on it; its pods stand there until they are evicted.
    public void loseNode(String node) {
        nodes.lose(node);
    }

    /// Gives up the pods of a node.
    public void evictFrom(String node) {
        nodes.evict(node);
    }

    /// A lost node takes pods again.
    public void returnNode(String node) {
        nodes.comeBack(node);
    }

    /// Deletes an object and, in the background, what it owns.
    void remove(String apiVersion, String kind, String namespace, String name) {
        ResourceType type = ResourceType.ofKind(apiVersion, kind).orElseThrow(Refusal::noSuchPath);
        removal.delete(type, store.get(type, namespace, name));
    }

    /// Looks at the clock again and returns when the controllers have nothing due.
    void tick() throws InterruptedException {
        controllers.settle();
    }

    /// Stops the controllers, ends every pod's work, then the watches and the server.
    @Override
    public void close() {
        controllers.close();
        try {
            kubelet.close(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        store.close();
        server.stop(0);
        requests.shutdownNow();
    }
}
