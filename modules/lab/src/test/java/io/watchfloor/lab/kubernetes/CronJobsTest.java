package io.watchfloor.lab.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CronJobsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private LabCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new LabCluster();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aJobStartsAtItsMinuteAndNotBefore() throws Exception {
        cluster.cronJob("sync", "*/5 * * * *", "");
        cluster.advance(Duration.ofMinutes(4));
        assertEquals(List.of(), jobs());
        cluster.advance(Duration.ofSeconds(30));
        assertEquals(List.of("sync-" + cluster.now().getEpochSecond() / 60), jobs());
        CronJob seen = cluster.cronJob("sync");
        assertEquals("2026-11-21T10:05:00Z", seen.getStatus().getLastScheduleTime());
        assertEquals(jobs().getFirst(), seen.getStatus().getActive().getFirst().getName());
        assertEquals(1, cluster.runtime.awaitRunning(1).size());
    }

    @Test
    void forbidSkipsWhileARunGoesOnAndStartsTheMissedOneAfterIt() throws Exception {
        cluster.cronJob("sync", "* * * * *", "concurrencyPolicy: Forbid");
        cluster.advance(MINUTE);
        String pod = cluster.runtime.awaitRunning(1).getFirst().name();
        cluster.advance(MINUTE);
        cluster.advance(MINUTE);
        assertEquals(1, jobs().size());
        assertEquals("2026-11-21T10:01:00Z", cluster.cronJob("sync").getStatus().getLastScheduleTime());
        cluster.runtime.exit(pod, 0);
        cluster.runtime.awaitStarted(2);
        cluster.standIn.tick();
        assertEquals("2026-11-21T10:03:00Z", cluster.cronJob("sync").getStatus().getLastScheduleTime());
        assertEquals(2, jobs().size());
    }

    @Test
    void allowRunsSeveralAtOnceAndReplaceOnlyTheLast() throws Exception {
        cluster.cronJob("several", "* * * * *", "");
        cluster.cronJob("single", "* * * * *", "concurrencyPolicy: Replace");
        cluster.advance(MINUTE);
        cluster.runtime.awaitRunning(2);
        cluster.advance(MINUTE);
        assertEquals(
                "single", cluster.runtime.awaitStopped(1).getFirst().labels().get("app"));
        List<PodSpec> running = cluster.runtime.awaitRunning(3);
        assertEquals(
                2,
                running.stream()
                        .filter(pod -> "several".equals(pod.labels().get("app")))
                        .count());
    }

    @Test
    void aSuspendedCronJobStartsNothingAndOnResumingMakesUpForOneRun() throws Exception {
        cluster.cronJob("sync", "* * * * *", "suspend: true");
        cluster.advance(Duration.ofMinutes(10));
        assertEquals(List.of(), jobs());
        suspend(false);
        cluster.standIn.tick();
        cluster.runtime.awaitRunning(1);
        assertEquals(1, jobs().size());
        assertEquals("2026-11-21T10:10:00Z", cluster.cronJob("sync").getStatus().getLastScheduleTime());
    }

    @Test
    void aRunMissedByMoreThanTheStartingDeadlineIsNotMadeUpFor() throws Exception {
        cluster.cronJob("sync", "0 * * * *", "suspend: true\nstartingDeadlineSeconds: 120");
        cluster.advance(Duration.ofMinutes(70));
        suspend(false);
        cluster.standIn.tick();
        assertEquals(List.of(), jobs());
        cluster.advance(Duration.ofMinutes(50));
        assertEquals(1, jobs().size());
    }

    @Test
    void onlyTheLastFinishedJobsAreKept() throws Exception {
        cluster.cronJob("sync", "* * * * *", "successfulJobsHistoryLimit: 2");
        for (int run = 1; run <= 4; run++) {
            cluster.advance(MINUTE);
            String pod = cluster.runtime.awaitRunning(1).getFirst().name();
            cluster.runtime.exit(pod, 0);
            cluster.watcher
                    .batch()
                    .v1()
                    .cronjobs()
                    .withName("sync")
                    .waitUntilCondition(found -> found.getStatus().getActive().isEmpty(), 20, TimeUnit.SECONDS);
        }
        cluster.standIn.tick();
        long last = cluster.now().getEpochSecond() / 60;
        assertEquals(List.of("sync-" + (last - 1), "sync-" + last), jobs());
        assertTrue(cluster.cronJob("sync").getStatus().getLastSuccessfulTime() != null);
    }

    private void suspend(boolean suspend) {
        cluster.operator
                .batch()
                .v1()
                .cronjobs()
                .withName("sync")
                .edit(found -> new CronJobBuilder(found)
                        .editSpec()
                        .withSuspend(suspend)
                        .endSpec()
                        .build());
    }

    private List<String> jobs() {
        return cluster.watcher.batch().v1().jobs().list().getItems().stream()
                .map(Job::getMetadata)
                .map(meta -> meta.getName())
                .toList();
    }
}
