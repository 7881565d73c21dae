package io.watchfloor.collectors.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.watchfloor.collectors.LoopbackServer;
import io.watchfloor.collectors.LoopbackServer.Answer;
import io.watchfloor.collectors.postgres.RealEstate;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import io.watchfloor.signals.estate.Systems.Tokens;
import io.watchfloor.signals.facts.Objects;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubernetesCollectorTest {
    private static final String LIST = """
            {"kind": "%s", "apiVersion": "%s", "metadata": {"resourceVersion": "9"}, "items": [%s]}""";
    private static final String POD = """
            {"metadata": {"namespace": "norda", "name": "run-1-x", "uid": "p1", "resourceVersion": "5",
              "ownerReferences": [{"apiVersion": "batch/v1", "kind": "Job", "name": "run-1", "uid": "j1", "controller": true}]},
             "spec": {"nodeName": "n1"},
             "status": {"phase": "Running", "podIP": "127.20.0.1", "conditions": [{"type": "Ready", "status": "True"}]}},
            {"metadata": {"namespace": "norda", "name": "web-5d9-y", "uid": "p2", "resourceVersion": "6",
              "labels": {"pod-template-hash": "5d9"},
              "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web-5d9", "uid": "r", "controller": true}]},
             "spec": {}, "status": {"phase": "Pending"}}""";
    private static final String JOB = """
            {"metadata": {"namespace": "norda", "name": "run-1", "uid": "j1", "resourceVersion": "4",
              "ownerReferences": [{"apiVersion": "batch/v1", "kind": "CronJob", "name": "reconcile", "uid": "c", "controller": true}]},
             "spec": {}, "status": {"active": 1, "startTime": "2026-11-21T03:00:00Z"}}""";
    private static final String CRON_JOB = """
            {"metadata": {"namespace": "norda", "name": "reconcile", "uid": "c", "resourceVersion": "3",
              "annotations": {"argocd.argoproj.io/tracking-id": "shop:batch/CronJob:norda/reconcile"}},
             "spec": {"schedule": "* * * * *", "suspend": true}, "status": {"active": [{"name": "run-1"}]}}""";
    private static final String DEPLOYMENT = """
            {"metadata": {"namespace": "norda", "name": "web", "uid": "d", "resourceVersion": "2",
              "labels": {"helm.toolkit.fluxcd.io/name": "shop"}},
             "spec": {"replicas": 3, "selector": {}, "template": {"spec": {"containers": [{"name": "odoo", "image": "odoo:19"}]}}},
             "status": {"readyReplicas": 2}}""";

    @Test
    void podsFindTheirWorkloadAndObjectsTheirOwner() throws Exception {
        try (LoopbackServer server = new LoopbackServer(KubernetesCollectorTest::answer);
                KubernetesCollector collector = collector(server)) {
            Reading.Read read =
                    (Reading.Read) collector.collect(InstantSource.system()).getFirst();
            Objects objects = (Objects) read.facts().getFirst();

            assertEquals(
                    List.of("reconcile", "web"),
                    objects.pods().stream().map(Objects.Pod::workload).sorted().toList());
            assertEquals(
                    Map.of("argocd", "shop"), objects.cronJobs().getFirst().id().owners());
            assertEquals(List.of("run-1"), objects.cronJobs().getFirst().running());
            assertEquals(
                    Map.of("flux", "shop"),
                    objects.deployments().getFirst().id().owners());
            assertEquals("odoo:19", objects.deployments().getFirst().image());
            assertEquals("reconcile", objects.jobs().getFirst().cronJob());
            assertEquals(
                    List.of(2.0, 3.0),
                    read.samples().stream()
                            .map(sample -> sample.value())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aTokenWithoutRightsIsToldWhatItLacks() throws Exception {
        try (LoopbackServer server = new LoopbackServer(_ -> new Answer(403, "{\"kind\":\"Status\",\"code\":403}"));
                KubernetesCollector collector = collector(server)) {
            ConnectionException refused =
                    assertThrows(ConnectionException.class, () -> collector.collect(InstantSource.system()));
            assertEquals(
                    "the watching token may not list and watch pods, deployments, cronjobs and jobs in the estate's"
                            + " namespaces: pods and jobs are unknown",
                    refused.getMessage());
        }
    }

    private static KubernetesCollector collector(LoopbackServer server) {
        return new KubernetesCollector(
                RealEstate.withRouters("web"),
                new KubernetesCluster(URI.create("http://127.0.0.1:" + server.port()), null, new Tokens(null, null)));
    }

    private static Answer answer(String path) {
        if (path.contains("watch=true")) {
            return new Answer(200, "");
        }
        if (path.contains("/pods")) {
            return new Answer(200, LIST.formatted("PodList", "v1", POD));
        }
        if (path.contains("/deployments")) {
            return new Answer(200, LIST.formatted("DeploymentList", "apps/v1", DEPLOYMENT));
        }
        return path.contains("/cronjobs")
                ? new Answer(200, LIST.formatted("CronJobList", "batch/v1", CRON_JOB))
                : new Answer(200, LIST.formatted("JobList", "batch/v1", JOB));
    }
}
