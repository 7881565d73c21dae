package io.watchfloor.lab.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String JSON = "application/json";

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
    void withoutATokenOrWithAWrongOneNothingIsShown() throws Exception {
        for (String token : List.of("", "wrong", LabCluster.WATCHER + "x")) {
            JsonNode status = cluster.json(token, "GET", "/api/v1/pods", JSON, "");
            assertEquals("Status", status.path("kind").asText());
            assertEquals(401, status.path("code").asInt());
            assertEquals("Unauthorized", status.path("reason").asText());
        }
        assertEquals(200, cluster.send("", "GET", "/readyz", JSON, "").statusCode());
        assertEquals(401, cluster.send("", "POST", "/version", JSON, "").statusCode());
    }

    @Test
    void theVersionSaysItIsALab() {
        assertEquals(
                "v1.34.0-watchfloor-lab", cluster.watcher.getKubernetesVersion().getGitVersion());
        assertTrue(cluster.watcher.supports("batch/v1", "CronJob"));
        assertFalse(cluster.watcher.supports("policy/v1", "PodDisruptionBudget"));
    }

    @Test
    void theWatcherMayLookButNotTouch() throws Exception {
        cluster.deployment("web", 1);
        KubernetesClientException refused = assertThrows(
                KubernetesClientException.class,
                () -> cluster.watcher.apps().deployments().withName("web").scale(2));
        assertEquals(403, refused.getCode());
        assertEquals(
                "deployments.apps \"web\" is forbidden: User \"lab-watcher\" cannot patch resource \"deployments/scale\""
                        + " in API group \"apps\" in the namespace \"shop\"",
                refused.getStatus().getMessage().replace("cannot update", "cannot patch"));
        assertEquals("Forbidden", refused.getStatus().getReason());
        assertEquals(
                1,
                cluster.watcher
                        .apps()
                        .deployments()
                        .withName("web")
                        .get()
                        .getSpec()
                        .getReplicas());
    }

    @Test
    void theOperatorMayActOnWhatItsRulesNameOnly() throws Exception {
        cluster.deployment("web", 1);
        assertEquals(
                403,
                assertThrows(
                                KubernetesClientException.class,
                                () -> cluster.operator
                                        .apps()
                                        .deployments()
                                        .withName("web")
                                        .delete())
                        .getCode());
        String created = "/apis/batch/v1/namespaces/shop/jobs/new?fieldManager=desk";
        assertEquals(
                403,
                cluster.send(LabCluster.OPERATOR, "PATCH", created, "application/apply-patch+yaml", "{}")
                        .statusCode());
        String body = "{\"metadata\":{\"name\":\"other\"}}";
        assertEquals(
                403,
                cluster.send(LabCluster.OPERATOR, "POST", "/api/v1/namespaces", JSON, body)
                        .statusCode());
        assertEquals(
                403,
                cluster.send(LabCluster.OPERATOR, "DELETE", "/api/v1/namespaces/shop/pods", JSON, "")
                        .statusCode());
        assertEquals(
                404,
                cluster.send(LabCluster.OPERATOR, "DELETE", "/api/v1/namespaces/shop/pods/none", JSON, "")
                        .statusCode());
    }

    @Test
    void accessReviewsAnswerWhatTheRequestsWouldMeet() {
        for (String[] asked : new String[][] {
            {"patch", "batch", "cronjobs", ""},
            {"patch", "batch", "jobs", ""},
            {"update", "apps", "deployments", "scale"},
            {"delete", "", "pods", ""}
        }) {
            assertTrue(allowed(cluster.operator, asked), String.join(" ", asked));
            assertFalse(allowed(cluster.watcher, asked), String.join(" ", asked));
        }
        for (KubernetesClient client : List.of(cluster.operator, cluster.watcher)) {
            assertTrue(allowed(client, "get", "", "pods", "log"));
            assertTrue(allowed(client, "create", "authorization.k8s.io", "selfsubjectaccessreviews", ""));
            assertFalse(allowed(client, "create", "batch", "jobs", ""));
            assertFalse(allowed(client, "delete", "", "nodes", ""));
        }
    }

    @Test
    void theRulesAndTheUserAreTold() {
        List<ResourceRule> rules = cluster.operator
                .authorization()
                .v1()
                .selfSubjectRulesReview()
                .create(new SelfSubjectRulesReviewBuilder()
                        .withNewSpec()
                        .withNamespace("shop")
                        .endSpec()
                        .build())
                .getStatus()
                .getResourceRules();
        assertTrue(rules.stream().anyMatch(rule -> rule.getResources().contains("deployments/scale")));
        SelfSubjectReview review =
                cluster.watcher.resource(new SelfSubjectReview()).create();
        assertEquals("lab-watcher", review.getStatus().getUserInfo().getUsername());
    }

    @Test
    void pathsAndKindsThatAreNotThereAreNotFound() throws Exception {
        for (String path : List.of(
                "/api/v1/services",
                "/apis/apps/v1/namespaces/shop/deployments/web/logs",
                "/apis/apps/v1beta1",
                "/api/v1/namespaces/shop/nodes")) {
            JsonNode status = cluster.json(LabCluster.WATCHER, "GET", path, JSON, "");
            assertEquals(404, status.path("code").asInt(), path);
        }
        JsonNode missing = cluster.json(LabCluster.WATCHER, "GET", "/api/v1/namespaces/shop/pods/none", JSON, "");
        assertEquals("pods \"none\" not found", missing.path("message").asText());
        assertEquals("none", missing.path("details").path("name").asText());
    }

    private static boolean allowed(KubernetesClient client, String... asked) {
        return client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withNewResourceAttributes()
                        .withNamespace("shop")
                        .withVerb(asked[0])
                        .withGroup(asked[1])
                        .withResource(asked[2])
                        .withSubresource(asked[3])
                        .endResourceAttributes()
                        .endSpec()
                        .build())
                .getStatus()
                .getAllowed();
    }
}
