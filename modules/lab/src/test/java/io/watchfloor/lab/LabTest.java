package io.watchfloor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// One lab for all of these, in the order of what they do to it: a promotion, its end, a second lab, the loss of
/// the primary.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class LabTest {
    private static final String ROOTS = """
            SELECT string_agg(DISTINCT root.query, ' ') AS statements, min(host(root.client_addr)) AS address,
                   count(DISTINCT waiting.pid) AS waiting
              FROM pg_stat_activity waiting
             CROSS JOIN LATERAL unnest(pg_blocking_pids(waiting.pid)) AS blocker(pid)
              JOIN pg_stat_activity root ON root.pid = blocker.pid
             WHERE waiting.wait_event_type = 'Lock' AND root.wait_event_type IS DISTINCT FROM 'Lock'
               AND waiting.state_change < clock_timestamp() - interval '1 second'
            HAVING count(DISTINCT waiting.pid) > 8
            """;
    private static final String WAITING_LONG = """
            SELECT count(*) FROM pg_stat_activity
             WHERE wait_event_type = 'Lock' AND state_change < clock_timestamp() - interval '1 second'
            """;

    private static LabProcess lab;

    @BeforeAll
    static void start() throws IOException {
        Path scenario = Path.of("src/test/resources/io/watchfloor/lab/quick-promotion.yaml");
        lab = LabProcess.start("--scenario", scenario.toAbsolutePath().toString());
    }

    @AfterAll
    static void endsWithItsParentAndLeavesNothing() throws IOException, InterruptedException {
        List<ProcessHandle> servers = lab.servers();
        lab.close();
        assertEquals(0, lab.process.exitValue());
        assertNothingLeft(lab.folder, servers);
    }

    private static void assertNothingLeft(Path folder, List<ProcessHandle> servers) throws InterruptedException {
        Await.until("servers end", () -> servers.stream().noneMatch(ProcessHandle::isAlive));
        Await.until("the folder goes", () -> !Files.exists(folder));
    }

    @Test
    @Order(1)
    void theReconciliationIsTheRootOfRealWaitsUntilItsRunIsSuspended() throws InterruptedException, IOException {
        List<String> root = Await.present(
                "sessions wait", () -> Optional.of(lab.watch("postgres", ROOTS)).filter(r -> !r.isEmpty()));
        assertTrue(root.getFirst().contains("account_partial_reconcile"), root::toString);
        try (KubernetesClient cluster = cluster()) {
            Job run = cluster.batch().v1().jobs().inNamespace("velmar").list().getItems().stream()
                    .filter(job -> job.getMetadata().getName().startsWith("payment-reconciliation-manual"))
                    .findFirst()
                    .orElseThrow();
            String address = cluster.pods()
                    .inNamespace("velmar")
                    .withLabel("job-name", run.getMetadata().getName())
                    .list()
                    .getItems()
                    .getFirst()
                    .getStatus()
                    .getPodIP();
            assertEquals(address, root.get(1));
            suspend(cluster, run);
        }
        Await.until("nobody waits", () -> lab.watch("postgres", WAITING_LONG).equals(List.of("0")));
        Await.until("orders are captured", () -> lab.answered("velmar", "order-capture") > 0);
    }

    private static KubernetesClient cluster() throws IOException {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(lab.estate().at("/kubernetes/url").asText())
                .withOauthToken(lab.secret("secrets/kubernetes-operator.token"))
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static void suspend(KubernetesClient cluster, Job run) {
        var _ = cluster.batch()
                .v1()
                .cronjobs()
                .inNamespace("velmar")
                .withName("payment-reconciliation")
                .edit(cron -> cron.edit().editSpec().withSuspend(true).endSpec().build());
        var _ = cluster.batch()
                .v1()
                .jobs()
                .inNamespace("velmar")
                .withName(run.getMetadata().getName())
                .edit(job -> job.edit().editSpec().withSuspend(true).endSpec().build());
    }

    @Test
    @Order(2)
    void aScenarioIsStartedAndStoppedThroughTheLabsDoor() {
        assertEquals(
                "quick-promotion",
                lab.ask("GET", "/scenario").at("/running/name").asText());
        assertTrue(lab.ask("DELETE", "/scenario").path("running").isNull());
        assertEquals(
                "healthy-surge",
                lab.ask("POST", "/scenario/healthy-surge").at("/running/name").asText());
        assertTrue(lab.ask("POST", "/scenario/nope").path("error").asText().contains("steady"));
        assertTrue(lab.ask("DELETE", "/scenario").path("running").isNull());
    }

    @Test
    @Order(3)
    void aSecondLabRunsBesideAndItsDeathLeavesNothingNorHarmsTheFirst() throws IOException, InterruptedException {
        try (LabProcess second = LabProcess.start("--seed", "7")) {
            Await.until("the second lab works", () -> second.answered("norda", "order-capture") > 0);
            List<ProcessHandle> servers = second.servers();
            assertTrue(second.process.destroyForcibly().waitFor(10, java.util.concurrent.TimeUnit.SECONDS));
            assertNothingLeft(second.folder, servers);
        }
        assertTrue(lab.answered("norda", "order-capture") > 0);
    }

    @Test
    @Order(4)
    void theStandbyTakesOverFromAKilledPrimaryWhichComesBackAsStandby() throws InterruptedException {
        assertEquals(List.of("1"), streaming());
        JsonNode before = lab.ask("GET", "/state");
        String lost = before.path("primary").asText();
        ProcessHandle primary =
                lab.servers().get(before.at("/nodes/0/address").asText().equals(lost) ? 0 : 1);
        assertTrue(primary.destroyForcibly());
        Await.until("the standby is promoted", () -> !primaryNow().equals(lost));
        Await.until("the lost node streams again", () -> streaming().equals(List.of("1")));
        assertNotEquals(lost, primaryNow());
        Await.until(
                "orders are captured on the new primary",
                () -> lab.watch(
                                "norda",
                                "SELECT count(*) > 0 FROM sale_order WHERE date_order > (now() - interval '2 seconds') AT TIME ZONE 'UTC'")
                        .equals(List.of("t")));
        assertFalse(lab.ask("GET", "/state").at("/nodes/0/pid").isNull());
    }

    @Test
    @Order(5)
    void aSwitchoverNamesItsLeaderAndTheOldOneStreamsFromTheNew() throws InterruptedException {
        Await.until("the pair is whole", () -> streaming().equals(List.of("1")));
        String former = primaryNow();
        assertTrue(lab.ask("POST", "/pair/switchover?leader=127.0.0.1:1")
                .path("error")
                .asText()
                .contains("moved on"));
        assertEquals(former, primaryNow());
        JsonNode done = lab.ask("POST", "/pair/switchover?leader=" + former);
        assertEquals(former, done.path("former").asText(), done::toString);
        assertNotEquals(former, done.path("leader").asText());
        assertEquals(primaryNow(), done.path("leader").asText());
        Await.until("the old primary streams", () -> streaming().equals(List.of("1")));
        String back = lab.ask("POST", "/pair/switchover?leader=" + primaryNow())
                .path("leader")
                .asText();
        assertEquals(former, back);
        Await.until("the standby streams again", () -> streaming().equals(List.of("1")));
    }

    @Test
    @Order(6)
    void theDrillDatabaseIsMarked() {
        assertEquals(
                List.of("watchfloor drill: write probes may write here"),
                lab.watch(
                        "postgres",
                        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'watchfloor_drill'"));
    }

    private static String primaryNow() {
        return lab.ask("GET", "/state").path("primary").asText();
    }

    private static List<String> streaming() {
        return lab.watch("postgres", "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'");
    }
}
