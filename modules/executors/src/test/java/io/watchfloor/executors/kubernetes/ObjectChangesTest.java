package io.watchfloor.executors.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchfloor.executors.TestDesk;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Left;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.BoundNamespace;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.FreezeSync;
import io.watchfloor.mitigation.actions.RateLimit;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.ScaleWorkload.Purpose;
import io.watchfloor.mitigation.actions.ScaleWorkload.Replicas;
import io.watchfloor.mitigation.actions.Was;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// On the lab's cluster, through the desk.
final class ObjectChangesTest {
    private static final ClusterObject.Type DEPLOYMENT = ClusterObject.Type.DEPLOYMENT;
    private static final ClusterObject.Type SCALER = ClusterObject.Type.HORIZONTAL_POD_AUTOSCALER;
    private static final ClusterObject.Type QUOTA = ClusterObject.Type.RESOURCE_QUOTA;
    private static final ClusterObject.Type MIDDLEWARE = ClusterObject.Type.MIDDLEWARE;

    private StandIn lab;

    @BeforeEach
    void open() throws IOException {
        lab = new StandIn();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    private static ScaleWorkload scale(Purpose purpose, int wanted) {
        return new ScaleWorkload(purpose, StandIn.object(DEPLOYMENT, "web"), new Replicas(wanted, 0), null);
    }

    private static String reason(Mitigation mitigation) {
        return assertInstanceOf(Stage.Refused.class, mitigation.stage(), mitigation.toString())
                .reason();
    }

    private static void contains(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void aPoolIsThrottledMarkedReadBackAndPutBack() throws IOException {
        lab.deployment("web", 4, "odoo:19");
        lab.await(DEPLOYMENT, "web", "/status/readyReplicas", "4");
        Mitigation proposed = lab.desk.propose(scale(Purpose.THROTTLE, 1));
        assertEquals(
                new Check(
                        "permission",
                        Check.Result.PASSED,
                        "lab-operator may patch deployments in nord",
                        "lab-operator"),
                TestDesk.check(proposed, "permission"));
        assertEquals(Check.Result.PASSED, TestDesk.check(proposed, "dry run").result());
        assertEquals(4, lab.now(DEPLOYMENT, "web").at("/spec/replicas").asInt());
        Mitigation bound = lab.desk.approve(proposed);
        Stage.InForce inForce = assertInstanceOf(Stage.InForce.class, bound.stage(), lab.desk.said("failed"));
        contains("1 of 1 pods ready", lab.desk.said("acted"));
        JsonNode now = lab.now(DEPLOYMENT, "web");
        assertEquals(1, now.at("/spec/replicas").asInt());
        JsonNode marks = now.at("/metadata/annotations");
        assertEquals(bound.plan().id(), marks.path(Action.PAUSED_BY).asText());
        assertEquals("{\"spec.replicas\":4}", marks.path(Marks.EARLIER).asText());
        assertEquals(inForce.until().toString(), marks.path(Marks.UNTIL).asText());
        assertInstanceOf(Stage.Undone.class, lab.desk.undo(bound).stage());
        JsonNode after = lab.now(DEPLOYMENT, "web");
        assertEquals(4, after.at("/spec/replicas").asInt());
        Marks.ALL.forEach(mark -> assertTrue(!after.at("/metadata/annotations").has(mark)));
    }

    @Test
    void whereAnAutoscalerOwnsTheReplicasItsBoundsAreChanged() throws IOException {
        lab.deployment("web", 4, "odoo:19");
        lab.apply("""
                {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web-hpa, namespace: nord},
                 spec: {minReplicas: 2, maxReplicas: 6, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}
                """);
        Mitigation throttled = lab.desk.inForce(scale(Purpose.THROTTLE, 1));
        assertEquals("1", lab.now(SCALER, "web-hpa").at("/spec/minReplicas").asText());
        assertEquals("1", lab.now(SCALER, "web-hpa").at("/spec/maxReplicas").asText());
        lab.await(DEPLOYMENT, "web", "/spec/replicas", "1");
        lab.desk.undo(throttled);
        assertEquals("2", lab.now(SCALER, "web-hpa").at("/spec/minReplicas").asText());
        assertEquals("6", lab.now(SCALER, "web-hpa").at("/spec/maxReplicas").asText());
        lab.await(DEPLOYMENT, "web", "/spec/replicas", "2");
    }

    @Test
    void aStatusThatChangesIsReadAgainAndAChangedSpecIsRefusedWithTheDifference() throws IOException {
        lab.deployment("web", 4, "odoo:19");
        Mitigation first = lab.desk.propose(scale(Purpose.THROTTLE, 1));
        lab.await(DEPLOYMENT, "web", "/status/readyReplicas", "4");
        assertInstanceOf(Stage.InForce.class, lab.desk.approve(first).stage());
        lab.desk.undo(first);
        Mitigation second = lab.desk.propose(scale(Purpose.THROTTLE, 1));
        lab.deployment("web", 5, "odoo:19");
        contains("spec.replicas is 5, planned was 4", reason(lab.desk.approve(second)));
        assertEquals(5, lab.now(DEPLOYMENT, "web").at("/spec/replicas").asInt());
    }

    @Test
    void whatSomebodyElseChangedSinceIsLeftAsItIs() throws IOException {
        lab.deployment("web", 4, "odoo:19");
        Mitigation throttled = lab.desk.inForce(scale(Purpose.THROTTLE, 1));
        lab.deployment("web", 3, "odoo:19");
        lab.desk.undo(throttled);
        contains("changed by someone else since", lab.desk.said("undone"));
        JsonNode now = lab.now(DEPLOYMENT, "web");
        assertEquals(3, now.at("/spec/replicas").asInt());
        assertTrue(!now.at("/metadata/annotations").has(Action.PAUSED_BY));
    }

    @Test
    void ofTwoConsolesOneWinsAndTheOtherIsTold() throws IOException {
        lab.deployment("web", 4, "odoo:19");
        try (TestDesk other = lab.another(lab.cluster.uri());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Mitigation mine = lab.desk.propose(scale(Purpose.THROTTLE, 1));
            Mitigation theirs = other.propose(scale(Purpose.THROTTLE, 2));
            CompletableFuture<Mitigation> one = CompletableFuture.supplyAsync(() -> lab.desk.approve(mine), threads);
            CompletableFuture<Mitigation> two = CompletableFuture.supplyAsync(() -> other.approve(theirs), threads);
            boolean won = one.join().stage() instanceof Stage.InForce;
            Mitigation lost = won ? two.join() : one.join();
            contains("held by plan " + (won ? mine : theirs).plan().id(), reason(lost));
            assertInstanceOf(Stage.InForce.class, (won ? one : two).join().stage());
        }
    }

    @Test
    void aNamespaceIsBoundedByAQuotaThatIsMadeAndTakenAway() throws IOException {
        BoundNamespace bound =
                new BoundNamespace(StandIn.object(QUOTA, "watchfloor"), Map.of("pods", "2"), Was.UNKNOWN);
        lab.deployment("web", 1, "odoo:19");
        lab.await(DEPLOYMENT, "web", "/status/readyReplicas", "1");
        Mitigation made = lab.desk.inForce(bound);
        lab.deployment("web", 5, "odoo:19");
        lab.await(DEPLOYMENT, "web", "/status/readyReplicas", "2");
        assertEquals("2", lab.now(QUOTA, "watchfloor").at("/spec/hard/pods").asText());
        assertInstanceOf(Stage.Undone.class, lab.desk.undo(made).stage());
        assertTrue(lab.now(QUOTA, "watchfloor").isMissingNode());
        lab.await(DEPLOYMENT, "web", "/status/readyReplicas", "5");
    }

    @Test
    void aQuotaThatExistsGetsItsEarlierBoundsBack() throws IOException {
        lab.apply("{apiVersion: v1, kind: ResourceQuota, metadata: {name: q, namespace: nord},"
                + " spec: {hard: {pods: 9, requests.cpu: \"4\"}}}");
        Mitigation bound =
                lab.desk.inForce(new BoundNamespace(StandIn.object(QUOTA, "q"), Map.of("pods", "2"), Was.UNKNOWN));
        assertEquals("{\"pods\":\"2\"}", lab.now(QUOTA, "q").at("/spec/hard").toString());
        lab.desk.undo(bound);
        assertEquals(9, lab.now(QUOTA, "q").at("/spec/hard/pods").asInt());
        assertEquals("4", lab.now(QUOTA, "q").at("/spec/hard/requests.cpu").asText());
    }

    @Test
    void aMiddlewareGetsALimitAndItsEarlierOneBack() throws IOException {
        RateLimit limit =
                new RateLimit(StandIn.object(MIDDLEWARE, "portal"), 10, 20, Duration.ofSeconds(1), Was.UNKNOWN);
        contains("there is no Middleware nord/portal", reason(lab.desk.propose(limit)));
        lab.apply("{apiVersion: traefik.io/v1alpha1, kind: Middleware, metadata: {name: portal, namespace: nord},"
                + " spec: {rateLimit: {average: 100, burst: 50}}}");
        Mitigation limited = lab.desk.inForce(limit);
        assertEquals(
                10, lab.now(MIDDLEWARE, "portal").at("/spec/rateLimit/average").asInt());
        lab.desk.undo(limited);
        assertEquals(
                "{\"average\":100,\"burst\":50}",
                lab.now(MIDDLEWARE, "portal").at("/spec/rateLimit").toString());
    }

    @Test
    void syncsAreFrozenAndThawed() throws IOException {
        lab.apply("""
                {apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: shop, namespace: nord},
                 spec: {project: default, syncPolicy: {automated: {prune: true, selfHeal: true}}}}
                """);
        lab.apply(
                "{apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: {name: shop, namespace: nord},"
                        + " spec: {interval: 5m}}");
        ClusterObject.Type argo = ClusterObject.Type.ARGO_APPLICATION;
        ClusterObject.Type flux = ClusterObject.Type.FLUX_KUSTOMIZATION;
        Mitigation one = lab.desk.inForce(new FreezeSync(StandIn.object(argo, "shop"), Was.UNKNOWN));
        Mitigation two = lab.desk.inForce(new FreezeSync(StandIn.object(flux, "shop"), Was.UNKNOWN));
        assertEquals("{}", lab.now(argo, "shop").at("/spec/syncPolicy").toString());
        assertTrue(lab.now(flux, "shop").at("/spec/suspend").asBoolean());
        lab.desk.undo(one);
        lab.desk.undo(two);
        assertEquals(
                "{\"automated\":{\"prune\":true,\"selfHeal\":true}}",
                lab.now(argo, "shop").at("/spec/syncPolicy").toString());
        assertTrue(lab.now(flux, "shop").at("/spec/suspend").isMissingNode());
    }

    @Test
    void whatAConsoleLeftIsFoundByAnyOther() throws IOException {
        lab.deployment("web", 4, "odoo:19");
        Mitigation throttled = lab.desk.inForce(scale(Purpose.THROTTLE, 1));
        lab.desk.inForce(new BoundNamespace(StandIn.object(QUOTA, "made"), Map.of("pods", "9"), Was.UNKNOWN));
        List<Left> left = new Marked(lab.client).edits();
        assertEquals(2, left.size(), left::toString);
        assertEquals(throttled.plan().id(), left.getFirst().plan());
        ScaleWorkload found =
                assertInstanceOf(ScaleWorkload.class, left.getFirst().action());
        assertEquals(new Replicas(1, 4), found.replicas());
        assertTrue(Edits.of(left.getLast().action()).creates());
    }

    @Test
    void whoMayNotIsToldWhatToAskFor() throws IOException {
        lab.deployment("web", 4, "odoo:19");
        try (TestDesk watcher = lab.watcher()) {
            assertEquals(
                    "lab-watcher may not patch deployments in nord: ask for a Role with the verb patch on it",
                    reason(watcher.propose(scale(Purpose.THROTTLE, 1))));
        }
    }
}
