package io.watchfloor.lab.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Quotas, autoscalers and custom resources, with Kubernetes' own words where it refuses.
class BoundsTest {
    private static final String MERGE = "application/merge-patch+json";
    private static final String WEB = "/apis/apps/v1/namespaces/shop/deployments/web";

    private LabCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new LabCluster();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private JsonNode patch(String path, String patch) throws IOException, InterruptedException {
        return cluster.json(LabCluster.OPERATOR, "PATCH", path, MERGE, patch);
    }

    private int replicas() throws IOException, InterruptedException {
        cluster.standIn.tick();
        return cluster.json(LabCluster.WATCHER, "GET", WEB, MERGE, "")
                .at("/status/replicas")
                .asInt();
    }

    @Test
    void aQuotaBindsNewPodsOnlyAndIsTriedAgainWhenThereIsRoom() throws Exception {
        cluster.deployment("web", 3);
        assertEquals(3, replicas());
        cluster.apply(
                "{apiVersion: v1, kind: ResourceQuota, metadata: {name: bound, namespace: shop}, spec: {hard: {pods: 2}}}");
        assertEquals(3, replicas());
        patch(WEB, "{\"spec\":{\"replicas\":5}}");
        assertEquals(3, replicas());
        String quota = "/api/v1/namespaces/shop/resourcequotas/bound";
        assertEquals(
                "3",
                cluster.json(LabCluster.WATCHER, "GET", quota, MERGE, "")
                        .at("/status/used/pods")
                        .asText());
        String events = cluster.json(LabCluster.WATCHER, "GET", "/api/v1/namespaces/shop/events", MERGE, "")
                .toString();
        assertTrue(events.contains("exceeded quota: bound, requested: pods=1, used: pods=3, limited: pods=2"), events);
        patch(quota, "{\"spec\":{\"hard\":{\"pods\":\"5\"}}}");
        cluster.advance(java.time.Duration.ofSeconds(2));
        assertEquals(5, replicas());
    }

    @Test
    void anAutoscalerKeepsReplicasWithinItsBounds() throws Exception {
        cluster.deployment("web", 2);
        cluster.apply("""
                {apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web, namespace: shop},
                 spec: {minReplicas: 1, maxReplicas: 4, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}}
                """);
        assertEquals(2, replicas());
        String scaler = "/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/web";
        patch(scaler, "{\"spec\":{\"minReplicas\":3}}");
        assertEquals(3, replicas());
        patch(WEB, "{\"spec\":{\"replicas\":9}}");
        assertEquals(4, replicas());
        assertEquals(
                422,
                patch(scaler, "{\"spec\":{\"minReplicas\":7}}").path("code").asInt());
        patch(WEB, "{\"spec\":{\"replicas\":0}}");
        assertEquals(0, replicas());
    }

    @Test
    void customResourcesKeepUnknownFieldsAndTakeNoStrategicPatch() throws Exception {
        cluster.apply("""
                {apiVersion: traefik.io/v1alpha1, kind: Middleware, metadata: {name: rate, namespace: shop},
                 spec: {rateLimit: {average: 100, burst: 50}}}
                """);
        String path = "/apis/traefik.io/v1alpha1/namespaces/shop/middlewares/rate";
        assertEquals(
                7,
                patch(path, "{\"spec\":{\"rateLimit\":{\"average\":7}}}")
                        .at("/spec/rateLimit/average")
                        .asInt());
        JsonNode refused = cluster.json(
                LabCluster.OPERATOR, "PATCH", path, "application/strategic-merge-patch+json", "{\"spec\":{}}");
        assertEquals(415, refused.path("code").asInt());
        assertEquals(
                404,
                cluster.json(LabCluster.OPERATOR, "GET", path.replace("v1alpha1", "v1"), MERGE, "")
                        .path("code")
                        .asInt());
        assertTrue(cluster.watcher.supports("traefik.io/v1alpha1", "Middleware"));
    }

    @Test
    void aCloudNativePgClusterFollowsItsTarget() throws Exception {
        cluster.apply("""
                {apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg, namespace: shop},
                 spec: {instances: 2}, status: {currentPrimary: pg-1, targetPrimary: pg-1}}
                """);
        String path = "/apis/postgresql.cnpg.io/v1/namespaces/shop/clusters/pg";
        patch(path + "/status", "{\"status\":{\"targetPrimary\":\"pg-2\"}}");
        cluster.standIn.tick();
        assertEquals(
                "pg-2",
                cluster.json(LabCluster.WATCHER, "GET", path, MERGE, "")
                        .at("/status/currentPrimary")
                        .asText());
    }
}
