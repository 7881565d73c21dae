package io.watchfloor.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class FaultsTest {
    private static final String BEHIND = """
            SELECT count(*) FROM pg_stat_activity waiting
             CROSS JOIN LATERAL unnest(pg_blocking_pids(waiting.pid)) AS blocker(pid)
              JOIN pg_stat_activity root ON root.pid = blocker.pid
             WHERE root.application_name = '%s' AND waiting.datname = '%s'
            """;

    private static LabProcess lab;

    @BeforeAll
    static void start() throws IOException {
        Path scenario = Path.of("src/test/resources/io/watchfloor/lab/many-faults.yaml");
        lab = LabProcess.start("--scenario", scenario.toAbsolutePath().toString());
    }

    @AfterAll
    static void end() throws IOException {
        lab.close();
    }

    private static boolean some(List<String> row) {
        return !row.isEmpty() && !row.getFirst().equals("0");
    }

    @Test
    void requestsWaitForATransactionThatNobodyCommits() throws InterruptedException {
        Await.until(
                "requests wait for the connector",
                () -> some(lab.watch("postgres", BEHIND.formatted("marketplace-connector", "norda"))));
    }

    @Test
    void everybodyQueuesBehindAMigrationThatWaitsForAReport() throws InterruptedException {
        Await.until(
                "the migration waits for the report",
                () -> some(lab.watch("postgres", BEHIND.formatted("reporting", "kestra"))));
        Await.until(
                "requests wait for the migration",
                () -> some(lab.watch("postgres", BEHIND.formatted("migration", "kestra"))));
    }

    @Test
    void theStandbyReceivesAndDoesNotReplay() throws InterruptedException {
        Await.until(
                "the standby is behind",
                () -> lab.watch(
                                "postgres",
                                "SELECT sent_lsn - replay_lsn > 100000 AND sent_lsn - write_lsn < 1000000 FROM"
                                        + " pg_stat_replication")
                        .equals(List.of("t")));
    }

    @Test
    void aReleaseReplacesThePoolsPodsAndTheNewOnesAskTooOften() throws InterruptedException {
        Await.until("the new pods ask for every record by itself", () -> asked("velmar") > 100 + 3 * asked("norda"));
    }

    private static long asked(String tenant) {
        List<String> calls = lab.watch("postgres", """
                SELECT COALESCE(sum(calls), 0)::bigint FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
                 WHERE d.datname = '%s' AND query LIKE 'SELECT id, name, ref, email, active FROM res_partner%%'
                """.formatted(tenant));
        return calls.isEmpty() ? 0 : Long.parseLong(calls.getFirst());
    }

    @Test
    void labelsFailWhileTheCarrierIsSilentAndCheckoutsDoNot() throws InterruptedException {
        Await.until(
                "labels fail",
                () -> lab.ask("GET", "/clock/shipment-labels?seconds=5")
                                .at("/all/failed")
                                .asInt()
                        > 0);
        assertTrue(lab.answered("velmar", "order-capture") > 0);
    }

    @Test
    void botsAreAnsweredWith404AtTheIngress() throws InterruptedException {
        Await.until(
                "the ingress counts them",
                () -> metrics()
                        .lines()
                        .anyMatch(line -> line.startsWith("traefik_router_requests_total{code=\"404\"")
                                && line.contains("velmar-order-capture")));
    }

    private static String metrics() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI metrics = URI.create(lab.estate().at("/ingress/metrics").asText());
            return http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theStoryTellsWhatTookHoldAndWhatWouldBeRight() throws InterruptedException {
        Path story = lab.folder.resolve("story.jsonl");
        for (String fault : List.of("open-transaction", "ddl-queue", "replay-paused", "release", "carrier-silent")) {
            Await.until(fault + " is told", () -> text(story).contains("\"what\":\"" + fault + "\""));
        }
        assertTrue(text(story).contains("\"cause\":[\"many\"]"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }
}
