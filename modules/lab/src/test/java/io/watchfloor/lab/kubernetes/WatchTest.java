package io.watchfloor.lab.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final String PODS = "/api/v1/namespaces/shop/pods?watch=true&timeoutSeconds=1";

    private LabCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new LabCluster(60);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void anInformerSeesPodsComeAndGo() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (SharedIndexInformer<Pod> informer = cluster.watcher.pods().inform(into(seen))) {
            cluster.deployment("web", 1);
            PodSpec pod = cluster.runtime.awaitRunning(1).getFirst();
            await(seen, "+" + pod.name());
            cluster.operator.apps().deployments().withName("web").scale(0);
            await(seen, "-" + pod.name());
            assertEquals(List.of(), informer.getStore().list());
        }
    }

    @Test
    void aWatchByWebSocketFallsBackToPlainHttp() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (KubernetesClient client = cluster.client(LabCluster.WATCHER, false);
                SharedIndexInformer<Pod> informer = client.pods().inform(into(seen))) {
            cluster.deployment("web", 1);
            await(seen, "+" + cluster.runtime.awaitRunning(1).getFirst().name());
            assertTrue(informer.hasSynced());
        }
    }

    @Test
    void aWatchBySelectorsToldAboutItsOwnOnly() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        Watcher<Pod> watcher = new Watcher<>() {
            @Override
            public void eventReceived(Action action, Pod pod) {
                seen.add(action + " " + pod.getMetadata().getLabels().get("app") + " "
                        + pod.getStatus().getPhase());
            }

            @Override
            public void onClose(WatcherException cause) {
                seen.add("closed");
            }
        };
        try (Watch watch = cluster.watcher
                .pods()
                .withLabel("app", "b")
                .withField("status.phase", "Running")
                .watch(watcher)) {
            cluster.deployment("a", 1);
            cluster.runtime.awaitRunning(1);
            cluster.deployment("b", 1);
            assertEquals("ADDED b Running", seen.poll(20, TimeUnit.SECONDS));
            assertTrue(watch != null);
        }
    }

    @Test
    void aWatchGoesOnAfterItsConnectionBroke() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (CutLine line = new CutLine(cluster.standIn.uri());
                KubernetesClient client = through(line);
                SharedIndexInformer<Pod> informer = client.pods().inform(into(seen))) {
            cluster.deployment("web", 1);
            await(seen, "+" + cluster.runtime.awaitRunning(1).getFirst().name());
            line.cut();
            cluster.deployment("second", 1);
            PodSpec missed = cluster.runtime.awaitRunning(2).getLast();
            line.mend();
            await(seen, "+" + missed.name());
            assertEquals(2, informer.getStore().list().size());
        }
    }

    @Test
    void aWatcherAwayForTooLongListsAgain() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (CutLine line = new CutLine(cluster.standIn.uri());
                KubernetesClient client = through(line);
                SharedIndexInformer<Pod> informer = client.pods().inform(into(seen))) {
            cluster.deployment("web", 1);
            PodSpec gone = cluster.runtime.awaitRunning(1).getFirst();
            await(seen, "+" + gone.name());
            line.cut();
            String before = cluster.watcher.pods().list().getMetadata().getResourceVersion();
            for (int restart = 1; restart <= 8; restart++) {
                cluster.operator.apps().deployments().withName("web").rolling().restart();
                cluster.runtime.awaitStopped(restart);
                cluster.advance(Duration.ofSeconds(2));
            }
            assertEquals(
                    410,
                    events(PODS + "&resourceVersion=" + before)
                            .getFirst()
                            .at("/object/code")
                            .asInt());
            line.mend();
            String last = cluster.runtime.awaitRunning(1).getFirst().name();
            await(seen, "-" + gone.name(), "+" + last);
            assertEquals(
                    List.of(last),
                    informer.getStore().list().stream()
                            .map(pod -> pod.getMetadata().getName())
                            .toList());
        }
    }

    @Test
    void aVersionFromBeforeTheHistoryIsExpired() throws Exception {
        JsonNode event = events(PODS + "&resourceVersion=1").getFirst();
        assertEquals("ERROR", event.path("type").asText());
        assertEquals("Expired", event.at("/object/reason").asText());
        assertEquals(410, event.at("/object/code").asInt());
    }

    @Test
    void aWatchFromAListMissesNothingAndEndsInABookmark() throws Exception {
        String version = cluster.watcher.pods().list().getMetadata().getResourceVersion();
        cluster.deployment("web", 1);
        cluster.runtime.awaitRunning(1);
        List<JsonNode> events = events(PODS + "&allowWatchBookmarks=true&resourceVersion=" + version);
        assertEquals("ADDED", events.getFirst().path("type").asText());
        assertEquals("BOOKMARK", events.getLast().path("type").asText());
        long after = events.getLast().at("/object/metadata/resourceVersion").asLong();
        assertTrue(after > Long.parseLong(version));
    }

    private KubernetesClient through(CutLine line) {
        Config config = new ConfigBuilder(cluster.watcher.getConfiguration())
                .withMasterUrl(line.uri().toString())
                .withWatchReconnectInterval(50)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private List<JsonNode> events(String path) throws IOException, InterruptedException {
        ObjectMapper mapper = new ObjectMapper();
        String body = cluster.send(LabCluster.WATCHER, "GET", path, "application/json", "")
                .body();
        try (var values = mapper.readerFor(JsonNode.class).<JsonNode>readValues(body)) {
            return values.readAll();
        }
    }

    private static void await(BlockingQueue<String> seen, String... wanted) throws InterruptedException {
        Set<String> missing = new HashSet<>(List.of(wanted));
        while (!missing.isEmpty()) {
            String next = seen.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("never saw " + missing);
            }
            missing.remove(next);
        }
    }

    private static ResourceEventHandler<Pod> into(BlockingQueue<String> seen) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Pod pod) {
                seen.add("+" + pod.getMetadata().getName());
            }

            @Override
            public void onUpdate(Pod before, Pod after) {
                seen.add("~" + after.getMetadata().getName());
            }

            @Override
            public void onDelete(Pod pod, boolean unknown) {
                seen.add("-" + pod.getMetadata().getName());
            }
        };
    }
}
