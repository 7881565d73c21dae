package io.watchfloor.lab.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
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
    void aDeploymentRunsItsPodsEachAtItsOwnAddress() throws Exception {
        cluster.deployment("web", 3);
        Deployment ready = deployment("web", 3);
        List<PodSpec> running = cluster.runtime.running();
        assertEquals(3, running.size());
        assertEquals(3, running.stream().map(PodSpec::ip).distinct().count());
        PodList pods = cluster.watcher.pods().withLabel("app", "web").list();
        assertEquals(
                running.stream().map(PodSpec::ip).collect(Collectors.toSet()),
                pods.getItems().stream().map(pod -> pod.getStatus().getPodIP()).collect(Collectors.toSet()));
        Pod pod = pods.getItems().getFirst();
        assertEquals("Running", pod.getStatus().getPhase());
        assertEquals("127.0.0.1", pod.getStatus().getHostIP());
        assertEquals(
                "ReplicaSet", pod.getMetadata().getOwnerReferences().getFirst().getKind());
        assertTrue(pod.getMetadata().getName().matches("web-[a-z0-9]{10}-[a-z0-9]{5}"));
        assertEquals(3, ready.getStatus().getAvailableReplicas());
    }

    @Test
    void scalingDownStopsTheNewestPodsAndUpStartsMore() throws Exception {
        cluster.deployment("web", 1);
        deployment("web", 1);
        PodSpec oldest = cluster.runtime.running().getFirst();
        cluster.operator.apps().deployments().withName("web").scale(3);
        deployment("web", 3);
        cluster.operator.apps().deployments().withName("web").scale(1);
        cluster.runtime.awaitStopped(2);
        assertEquals(List.of(oldest), cluster.runtime.awaitRunning(1));
        deployment("web", 1);
        cluster.operator.apps().deployments().withName("web").scale(0);
        assertEquals(List.of(), cluster.runtime.awaitRunning(0));
        Deployment none = cluster.watcher
                .apps()
                .deployments()
                .withName("web")
                .waitUntilCondition(found -> found.getStatus().getReplicas() == null, 20, TimeUnit.SECONDS);
        assertNull(none.getStatus().getReadyReplicas());
    }

    @Test
    void aChangedTemplateReplacesEveryPod() throws Exception {
        cluster.deployment("web", 2);
        deployment("web", 2);
        Set<String> before = names();
        cluster.operator.apps().deployments().withName("web").rolling().restart();
        cluster.runtime.awaitStopped(2);
        cluster.runtime.awaitRunning(2);
        deployment("web", 2);
        Set<String> after = names();
        assertTrue(before.stream().noneMatch(after::contains), before + " and " + after);
    }

    @Test
    void anUpdateThatOnlyReordersFieldsReplacesNoPod() throws Exception {
        cluster.deployment("web", 2);
        deployment("web", 2);
        Deployment found = cluster.operator.apps().deployments().withName("web").get();
        cluster.operator
                .resource(new DeploymentBuilder(found)
                        .editSpec()
                        .withPaused(false)
                        .endSpec()
                        .build())
                .update();
        cluster.standIn.tick();
        deployment("web", 2);
        assertEquals(2, cluster.runtime.started().size());
    }

    @Test
    void aDeletedPodIsReplaced() throws Exception {
        cluster.deployment("web", 1);
        deployment("web", 1);
        PodSpec first = cluster.runtime.running().getFirst();
        cluster.operator.pods().withName(first.name()).delete();
        assertEquals(List.of(first), cluster.runtime.awaitStopped(1));
        cluster.runtime.awaitStarted(2);
        deployment("web", 1);
        assertNotEquals(first.name(), cluster.runtime.awaitRunning(1).getFirst().name());
    }

    @Test
    void aServerThatEndsIsRestartedInItsPod() throws Exception {
        cluster.deployment("web", 1);
        deployment("web", 1);
        PodSpec pod = cluster.runtime.running().getFirst();
        cluster.runtime.exit(pod.name(), 1);
        assertEquals(List.of(pod, pod), cluster.runtime.awaitStarted(2));
        Pod seen = cluster.watcher
                .pods()
                .withName(pod.name())
                .waitUntilCondition(
                        found -> found.getStatus()
                                        .getContainerStatuses()
                                        .getFirst()
                                        .getRestartCount()
                                == 1,
                        20,
                        TimeUnit.SECONDS);
        assertEquals("Running", seen.getStatus().getPhase());
    }

    @Test
    void suspendingACronJobLeavesItsRunningJobAlone() throws Exception {
        cluster.cronJob("reconcile", "0 3 * * *", "");
        String job = cluster.standIn.startJob("shop", "reconcile");
        cluster.runtime.awaitRunning(1);
        cluster.operator.batch().v1().cronjobs().withName("reconcile").edit(found -> {
            found.getSpec().setSuspend(true);
            return found;
        });
        cluster.standIn.tick();
        assertEquals(1, cluster.runtime.running().size());
        assertEquals(1, cluster.job(job, found -> true).getStatus().getActive());
        assertEquals(
                "manual",
                cluster.job(job, found -> true)
                        .getMetadata()
                        .getAnnotations()
                        .get("cronjob.kubernetes.io/instantiate"));
    }

    @Test
    void suspendingAJobEndsItsRunAndResumingStartsAnother() throws Exception {
        cluster.cronJob("reconcile", "0 3 * * *", "");
        String job = cluster.standIn.startJob("shop", "reconcile");
        PodSpec first = cluster.runtime.awaitRunning(1).getFirst();
        assertEquals(job, first.labels().get("batch.kubernetes.io/job-name"));
        assertEquals("reconcile", first.labels().get("app"));
        suspend(job, true);
        assertEquals(List.of(first), cluster.runtime.awaitStopped(1));
        Job suspended = cluster.job(job, found -> condition(found, "Suspended", "True"));
        assertNull(suspended.getStatus().getStartTime());
        assertNull(suspended.getStatus().getActive());
        cluster.watcher.pods().withName(first.name()).waitUntilCondition(Objects::isNull, 20, TimeUnit.SECONDS);
        suspend(job, false);
        PodSpec second = cluster.runtime.awaitRunning(1).getFirst();
        assertNotEquals(first.name(), second.name());
        Job resumed = cluster.job(job, found -> condition(found, "Suspended", "False"));
        assertNull(resumed.getStatus().getFailed());
        cluster.runtime.exit(second.name(), 0);
        Job complete = cluster.job(job, found -> condition(found, "Complete", "True"));
        assertEquals(1, complete.getStatus().getSucceeded());
    }

    @Test
    void aJobRetriesAfterItsBackOffAndThenFails() throws Exception {
        cluster.cronJob("reconcile", "0 3 * * *", "");
        String job = cluster.standIn.startJob("shop", "reconcile");
        cluster.runtime.exit(cluster.runtime.awaitRunning(1).getFirst().name(), 3);
        cluster.job(job, found -> Integer.valueOf(1).equals(found.getStatus().getFailed()));
        cluster.standIn.tick();
        assertEquals(1, cluster.runtime.started().size());
        cluster.advance(Duration.ofSeconds(11));
        cluster.runtime.exit(cluster.runtime.awaitRunning(1).getFirst().name(), 3);
        Job failed = cluster.job(job, found -> condition(found, "Failed", "True"));
        assertEquals(2, failed.getStatus().getFailed());
        assertEquals(2, cluster.runtime.started().size());
    }

    @Test
    void deletingAnOwnerTakesItsPodsAlong() throws Exception {
        cluster.deployment("web", 2);
        deployment("web", 2);
        cluster.standIn.remove("apps/v1", "Deployment", "shop", "web");
        assertEquals(List.of(), cluster.runtime.awaitRunning(0));
    }

    @Test
    void closingEndsEveryPod() throws Exception {
        cluster.deployment("web", 2);
        deployment("web", 2);
        cluster.standIn.close();
        assertEquals(List.of(), cluster.runtime.running());
    }

    @Test
    void theLogIsTheRuntimesLastLines() throws Exception {
        cluster.deployment("web", 1);
        deployment("web", 1);
        String pod = cluster.runtime.running().getFirst().name();
        assertEquals(
                "second line\nthird line\n",
                cluster.watcher.pods().withName(pod).tailingLines(2).getLog());
    }

    @Test
    void whatHappensIsToldAsEvents() throws Exception {
        cluster.deployment("web", 1);
        deployment("web", 1);
        cluster.operator.apps().deployments().withName("web").scale(0);
        cluster.runtime.awaitStopped(1);
        cluster.standIn.tick();
        Set<String> reasons = cluster.watcher.v1().events().list().getItems().stream()
                .map(event -> event.getInvolvedObject().getKind() + " " + event.getReason())
                .collect(Collectors.toSet());
        assertTrue(
                reasons.containsAll(Set.of(
                        "Deployment ScalingReplicaSet",
                        "ReplicaSet SuccessfulCreate",
                        "ReplicaSet SuccessfulDelete",
                        "Pod Scheduled",
                        "Pod Started",
                        "Pod Killing")),
                reasons.toString());
        assertFalse(reasons.contains("Pod FailedScheduling"));
    }

    private void suspend(String job, boolean suspend) {
        cluster.operator
                .batch()
                .v1()
                .jobs()
                .withName(job)
                .edit(found -> new JobBuilder(found)
                        .editSpec()
                        .withSuspend(suspend)
                        .endSpec()
                        .build());
    }

    private Deployment deployment(String name, int ready) {
        return cluster.watcher
                .apps()
                .deployments()
                .withName(name)
                .waitUntilCondition(found -> settled(found, ready), 20, TimeUnit.SECONDS);
    }

    private static boolean settled(Deployment found, int ready) {
        Deployment whole =
                new DeploymentBuilder(found).editOrNewStatus().endStatus().build();
        Integer count = ready;
        return count.equals(whole.getStatus().getReadyReplicas())
                && count.equals(whole.getStatus().getUpdatedReplicas())
                && count.equals(whole.getStatus().getReplicas())
                && whole.getMetadata().getGeneration().equals(whole.getStatus().getObservedGeneration());
    }

    private static boolean condition(Job job, String type, String status) {
        return job.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals(type)
                        && condition.getStatus().equals(status));
    }

    private Set<String> names() {
        return cluster.runtime.running().stream().map(PodSpec::name).collect(Collectors.toSet());
    }
}
