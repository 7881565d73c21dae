package io.watchfloor.lab.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritesTest {
    private static final String PATH = "/apis/batch/v1/namespaces/shop/cronjobs/sync";
    private static final String WEB = "/apis/apps/v1/namespaces/shop/deployments/web";
    private static final String MERGE = "application/merge-patch+json";
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String APPLY = "application/apply-patch+yaml";

    private LabCluster cluster;

    @BeforeEach
    void start() throws IOException {
        cluster = new LabCluster();
        cluster.cronJob("sync", "0 3 * * *", "");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void anUpdateAgainstAnOldVersionConflicts() {
        CronJob old = sync().get();
        sync().edit(found -> suspended(found, true));
        KubernetesClientException conflict = assertThrows(
                KubernetesClientException.class,
                () -> cluster.operator
                        .resource(suspended(old, false))
                        .lockResourceVersion(old.getMetadata().getResourceVersion())
                        .update());
        assertEquals(409, conflict.getCode());
        assertEquals("Conflict", conflict.getStatus().getReason());
        assertEquals(
                "Operation cannot be fulfilled on cronjobs.batch \"sync\": the object has been modified; please apply"
                        + " your changes to the latest version and try again",
                conflict.getStatus().getMessage());
        assertTrue(sync().get().getSpec().getSuspend());
    }

    @Test
    void aPatchNamingAnOldVersionConflictsAndTheCurrentOneDoesNot() throws Exception {
        String version = sync().get().getMetadata().getResourceVersion();
        String patch = "{\"metadata\":{\"resourceVersion\":\"%s\"},\"spec\":{\"suspend\":%s}}";
        assertTrue(patch(PATH, MERGE, patch.formatted(version, true))
                .at("/spec/suspend")
                .asBoolean());
        JsonNode status = patch(PATH, MERGE, patch.formatted(version, false));
        assertEquals(409, status.path("code").asInt());
        assertEquals("cronjobs", status.path("details").path("kind").asText());
        assertTrue(sync().get().getSpec().getSuspend());
    }

    @Test
    void aPatchNamingAnotherUidIsRefused() throws Exception {
        JsonNode status = patch(PATH, MERGE, "{\"metadata\":{\"uid\":\"other\"},\"spec\":{\"suspend\":true}}");
        assertEquals(422, status.path("code").asInt());
        assertEquals("metadata.uid", status.at("/details/causes/0/field").asText());
        CronJob other = new CronJobBuilder(sync().get())
                .editMetadata()
                .withUid("other")
                .endMetadata()
                .build();
        assertEquals(
                409,
                assertThrows(
                                KubernetesClientException.class,
                                () -> cluster.operator.resource(other).update())
                        .getCode());
        assertFalse(sync().get().getSpec().getSuspend());
    }

    @Test
    void aJsonPatchWhoseTestFailsChangesNothing() throws Exception {
        String uid = sync().get().getMetadata().getUid();
        String patch = """
                [{"op": "test", "path": "/metadata/uid", "value": "%s"},
                 {"op": "test", "path": "/spec/suspend", "value": %s},
                 {"op": "replace", "path": "/spec/suspend", "value": true}]""";
        JsonNode failed = patch(PATH, JSON_PATCH, patch.formatted(uid, true));
        assertEquals(422, failed.path("code").asInt());
        assertEquals("Invalid", failed.path("reason").asText());
        assertFalse(sync().get().getSpec().getSuspend());
        assertTrue(patch(PATH, JSON_PATCH, patch.formatted(uid, false))
                .at("/spec/suspend")
                .asBoolean());
        assertTrue(sync().get().getSpec().getSuspend());
    }

    @Test
    void aDryRunAnswersTheResultAndKeepsNothing() throws Exception {
        CronJob before = sync().get();
        JsonNode answer = patch(PATH + "?dryRun=All", MERGE, "{\"spec\":{\"suspend\":true}}");
        assertTrue(answer.at("/spec/suspend").asBoolean());
        assertEquals(before, sync().get());
        cluster.deployment("web", 1);
        PodSpec pod = cluster.runtime.awaitRunning(1).getFirst();
        JsonNode scale = patch(WEB + "/scale?dryRun=All", MERGE, "{\"spec\":{\"replicas\":5}}");
        assertEquals(5, scale.at("/spec/replicas").asInt());
        cluster.operator.pods().withName(pod.name()).dryRun().delete();
        cluster.standIn.tick();
        assertEquals(1, cluster.runtime.awaitRunning(1).size());
        assertEquals(0, cluster.runtime.stopped().size());
        assertEquals(
                422,
                patch(WEB + "/scale?dryRun=All", MERGE, "{\"spec\":{\"replicas\":-1}}")
                        .path("code")
                        .asInt());
    }

    @Test
    void theGenerationGrowsWithTheSpecAndNothingGrowsWithoutAChange() throws Exception {
        CronJob before = sync().get();
        patch(PATH, MERGE, "{\"spec\":{\"suspend\":false}}");
        assertEquals(before, sync().get());
        patch(PATH, MERGE, "{\"metadata\":{\"labels\":{\"team\":\"erp\"}}}");
        CronJob labelled = sync().get();
        assertEquals(
                before.getMetadata().getGeneration(), labelled.getMetadata().getGeneration());
        assertNotEquals(
                before.getMetadata().getResourceVersion(),
                labelled.getMetadata().getResourceVersion());
        patch(PATH, MERGE, "{\"spec\":{\"suspend\":true}}");
        assertEquals(
                before.getMetadata().getGeneration() + 1,
                sync().get().getMetadata().getGeneration());
    }

    @Test
    void whatIsNotValidIsRefusedWithItsField() throws Exception {
        cluster.deployment("web", 1);
        JsonNode negative = patch(WEB + "/scale", MERGE, "{\"spec\":{\"replicas\":-2}}");
        assertEquals(422, negative.path("code").asInt());
        assertEquals(
                "Deployment.apps \"web\" is invalid: spec.replicas: Invalid value: -2: must be greater than or equal"
                        + " to 0",
                negative.path("message").asText());
        assertEquals(
                "spec.schedule",
                patch(PATH, MERGE, "{\"spec\":{\"schedule\":\"every day\"}}")
                        .at("/details/causes/0/field")
                        .asText());
        assertEquals(400, patch(PATH, MERGE, "{not json").path("code").asInt());
        assertEquals(400, patch(PATH, MERGE, "[1]").path("code").asInt());
        assertEquals(415, patch(PATH, "application/json", "{}").path("code").asInt());
        assertEquals(
                422,
                patch(PATH, MERGE, "{\"spec\":{\"suspend\":\"yes\"}}")
                        .path("code")
                        .asInt());
        assertEquals(
                422,
                patch(PATH, JSON_PATCH, "[{\"op\":\"remove\",\"path\":\"/spec/none\"}]")
                        .path("code")
                        .asInt());
        assertEquals(
                422,
                patch(PATH, JSON_PATCH, "[{\"op\":\"add\",\"path\":\"spec\",\"value\":1}]")
                        .path("code")
                        .asInt());
    }

    @Test
    void unknownFieldsAreRefusedWhenStrictAndElseDroppedWithAWarning() throws Exception {
        String body = "{\"spec\":{\"suspendd\":true}}";
        JsonNode strict = patch(PATH + "?fieldValidation=Strict", MERGE, body);
        assertEquals(422, strict.path("code").asInt());
        assertTrue(strict.path("message").asText().contains("unknown field \"spec.suspendd\""));
        HttpResponse<String> warned = cluster.send(LabCluster.OPERATOR, "PATCH", PATH, MERGE, body);
        assertEquals(200, warned.statusCode());
        assertEquals(
                "299 - \"unknown field \\\"spec.suspendd\\\"\"",
                warned.headers().firstValue("Warning").orElse(""));
        String put = cluster.send(LabCluster.WATCHER, "GET", PATH, MERGE, "")
                .body()
                .replace("\"spec\":{", "\"spec\":{\"x\":1,");
        assertEquals(
                400,
                cluster.send(LabCluster.OPERATOR, "PUT", PATH + "?fieldValidation=Strict", "application/json", put)
                        .statusCode());
    }

    @Test
    void aStrategicMergePatchMergesContainersByName() throws Exception {
        cluster.deployment("web", 1);
        JsonNode changed = patch(WEB, STRATEGIC, """
                {"spec": {"template": {"spec": {"containers": [
                  {"name": "odoo", "image": "odoo:19.1"}, {"name": "log", "image": "log:1"}]}}}}""");
        assertEquals(2, changed.at("/spec/template/spec/containers").size());
        assertEquals(
                "odoo:19.1",
                changed.at("/spec/template/spec/containers/0/image").asText());
        JsonNode fewer = patch(WEB, STRATEGIC, """
                {"spec": {"template": {"spec": {"containers": [{"name": "log", "$patch": "delete"}]}}}}""");
        assertEquals(1, fewer.at("/spec/template/spec/containers").size());
    }

    @Test
    void anApplyNotesItsManagerAndMeetsTheOthers() throws Exception {
        String body = "{\"apiVersion\":\"batch/v1\",\"kind\":\"CronJob\",\"metadata\":{\"name\":\"sync\"},\"spec\":%s}";
        String desk = PATH + "?fieldManager=desk";
        JsonNode applied = patch(desk, APPLY, body.formatted("{\"suspend\":true,\"startingDeadlineSeconds\":60}"));
        assertTrue(applied.at("/spec/suspend").asBoolean(), applied.toString());
        assertEquals(
                "desk",
                applied.at("/metadata/managedFields")
                        .findValuesAsText("manager")
                        .getLast());
        JsonNode conflict = patch(PATH + "?fieldManager=other", APPLY, body.formatted("{\"suspend\":false}"));
        assertEquals(409, conflict.path("code").asInt());
        assertEquals(".spec.suspend", conflict.at("/details/causes/0/field").asText());
        JsonNode forced = patch(PATH + "?fieldManager=other&force=true", APPLY, body.formatted("{\"suspend\":false}"));
        assertFalse(forced.at("/spec/suspend").asBoolean());
        JsonNode withdrawn = patch(desk, APPLY, body.formatted("{\"timeZone\":\"Europe/Berlin\"}"));
        assertFalse(withdrawn.path("spec").has("startingDeadlineSeconds"), withdrawn.toString());
        assertTrue(withdrawn.path("spec").has("suspend"));
    }

    @Test
    void theStatusIsNotChangedThroughTheObject() throws Exception {
        JsonNode answer = patch(PATH, MERGE, "{\"status\":{\"lastScheduleTime\":\"2020-01-01T00:00:00Z\"}}");
        assertFalse(answer.path("status").has("lastScheduleTime"));
    }

    private Resource<CronJob> sync() {
        return cluster.operator.batch().v1().cronjobs().withName("sync");
    }

    private JsonNode patch(String path, String type, String body) throws IOException, InterruptedException {
        return cluster.json(LabCluster.OPERATOR, "PATCH", path, type, body);
    }

    private static CronJob suspended(CronJob found, boolean suspend) {
        return new CronJobBuilder(found)
                .editSpec()
                .withSuspend(suspend)
                .endSpec()
                .build();
    }
}
