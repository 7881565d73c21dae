package io.watchfloor.executors.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Answers as an apiserver does what a pause asks of it: reads, JSON patches with tests and dry run, access reviews.
final class ApiServer implements AutoCloseable {
    static final String RECON = "/apis/batch/v1/namespaces/nord/cronjobs/recon";
    static final String RUN = "/apis/batch/v1/namespaces/nord/jobs/recon-28814";
    static final String PODS = "/api/v1/namespaces/nord/pods";
    static final String ACCESS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    static final String IDENTITY = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    static final String TOKEN = "an-operators-token";

    /// An answer instead of the usual one. Status 0 never answers.
    record Instead(String method, String path, int status, Runnable before) {}

    final Map<String, Map<String, Object>> objects = new ConcurrentHashMap<>();
    final Queue<String> requests = new ConcurrentLinkedQueue<>();
    final Queue<Instead> instead = new ConcurrentLinkedQueue<>();
    final Set<String> denied = ConcurrentHashMap.newKeySet();
    final Set<String> podsLeft = ConcurrentHashMap.newKeySet();

    private final KubernetesSerialization json = new KubernetesSerialization();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;

    ApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        put(RECON, "CronJob", "recon", "7c1f");
        put(RUN, "Job", "recon-28814", "b83a");
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void put(String path, String kind, String name, String uid) {
        Map<String, Object> metadata =
                new TreeMap<>(Map.of("name", name, "namespace", "nord", "uid", uid, "resourceVersion", "12"));
        metadata.put("annotations", new TreeMap<>(Map.of("owner", "team")));
        objects.put(
                path,
                new TreeMap<>(Map.of(
                        "apiVersion",
                        "batch/v1",
                        "kind",
                        kind,
                        "metadata",
                        metadata,
                        "spec",
                        new TreeMap<>(Map.of("suspend", false)))));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> part(String path, String name) {
        return (Map<String, Object>) objects.get(path).get(name);
    }

    boolean suspended(String path) {
        return Boolean.TRUE.equals(part(path, "spec").get("suspend"));
    }

    List<String> requests(String method) {
        return requests.stream().filter(each -> each.startsWith(method)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(method + " " + exchange.getRequestURI() + " " + body);
        Instead other = instead.peek();
        if (other != null && other.method().equals(method) && other.path().equals(path)) {
            instead.remove();
            other.before().run();
            if (other.status() == 0) {
                awaitClosing();
                exchange.close();
                return;
            }
            if (other.status() != 200) {
                refuse(exchange, other.status(), "refused by the test");
                return;
            }
        }
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            refuse(exchange, 401, "Unauthorized");
        } else {
            usual(exchange, method + " " + path, body);
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void usual(HttpExchange exchange, String request, String body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        switch (request) {
            case "POST " + ACCESS -> answer(exchange, 201, access(body));
            case "POST " + IDENTITY ->
                answer(
                        exchange,
                        201,
                        Map.of(
                                "apiVersion",
                                "authentication.k8s.io/v1",
                                "kind",
                                "SelfSubjectReview",
                                "status",
                                Map.of("userInfo", Map.of("username", "operator-1@cluster"))));
            case "GET " + PODS -> answer(exchange, 200, pods());
            default -> {
                if (!objects.containsKey(path)) {
                    refuse(exchange, 404, path + " not found");
                } else if (request.startsWith("PATCH ")) {
                    patch(exchange, path, body);
                } else {
                    answer(exchange, 200, objects.get(path));
                }
            }
        }
    }

    private Map<String, Object> access(String body) {
        boolean allowed = denied.stream().noneMatch(resource -> body.contains("\"" + resource + "\""));
        return Map.of(
                "apiVersion",
                "authorization.k8s.io/v1",
                "kind",
                "SelfSubjectAccessReview",
                "spec",
                Map.of(),
                "status",
                Map.of("allowed", allowed, "reason", allowed ? "" : "RBAC: no rule"));
    }

    private Map<String, Object> pods() {
        List<Map<String, Object>> items = podsLeft.stream()
                .map(name -> Map.<String, Object>of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Pod",
                        "metadata",
                        Map.of("name", name, "ownerReferences", List.of(Map.of("uid", "b83a"))),
                        "status",
                        Map.of("phase", "Running")))
                .toList();
        return Map.of("apiVersion", "v1", "kind", "PodList", "metadata", Map.of(), "items", items);
    }

    private synchronized void patch(HttpExchange exchange, String path, String body) throws IOException {
        Map<?, ?> copy = json.unmarshal(json.asJson(objects.get(path)), TreeMap.class);
        List<?> operations = json.unmarshal(body, List.class);
        for (Object operation : operations) {
            if (!Patching.apply(copy, (Map<?, ?>) operation)) {
                refuse(exchange, 422, "the server rejected our request due to an error in our request");
                return;
            }
        }
        Map<String, Object> patched = new TreeMap<>();
        copy.forEach((key, value) -> patched.put((String) key, value));
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (!query.contains("dryRun=All")) {
            objects.put(path, patched);
            part(path, "metadata").merge("resourceVersion", "1", (one, more) -> one + "" + more);
        }
        answer(exchange, 200, patched);
    }

    private void refuse(HttpExchange exchange, int status, String message) throws IOException {
        answer(
                exchange,
                status,
                Map.of("apiVersion", "v1", "kind", "Status", "status", "Failure", "message", message, "code", status));
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = json.asJson(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
