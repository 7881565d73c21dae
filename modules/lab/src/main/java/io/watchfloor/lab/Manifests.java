package io.watchfloor.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.lab.workload.BatchJob;
import io.watchfloor.lab.workload.Releases;
import io.watchfloor.lab.workload.Tenant;
import io.watchfloor.lab.workload.Workflow;
import io.watchfloor.lab.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/// The Kubernetes objects of the lab: nodes, a namespace for each tenant, a Deployment for each pool, a CronJob
/// for each job.
final class Manifests {
    private static final String IMAGE = "odoo:19.0";
    private static final int NODES = 3;

    private Manifests() {}

    static List<JsonNode> all() {
        List<JsonNode> manifests = new ArrayList<>();
        for (int node = 1; node <= NODES; node++) {
            manifests.add(object("v1", "Node", "lab-node-" + node));
        }
        for (Tenant tenant : Tenant.ALL) {
            manifests.add(object("v1", "Namespace", tenant.slug()));
        }
        for (Tenant tenant : Tenant.ALL) {
            for (Workflow workflow : Workflow.values()) {
                manifests.add(deployment(tenant, workflow, ""));
            }
            for (BatchJob job : BatchJob.values()) {
                if (job.concerns(tenant)) {
                    manifests.add(cronJob(tenant, job));
                }
            }
        }
        return manifests;
    }

    private static ObjectNode object(String version, String kind, String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", version)
                .put("kind", kind)
                .putObject("metadata")
                .put("name", name);
        return object;
    }

    private static ObjectNode namespaced(String version, String kind, Tenant tenant, String name) {
        ObjectNode object = object(version, kind, name);
        ObjectNode metadata = object.withObject("/metadata").put("namespace", tenant.slug());
        metadata.putObject("labels").put(Workload.APP, name);
        return object;
    }

    /// A pool's Deployment; a version other than the first, an empty one, is a tag of its image.
    static JsonNode deployment(Tenant tenant, Workflow workflow, String version) {
        ObjectNode deployment = namespaced("apps/v1", "Deployment", tenant, workflow.slug());
        ObjectNode spec =
                deployment.putObject("spec").put("replicas", workflow.pool().pods());
        spec.putObject("selector").putObject("matchLabels").put(Workload.APP, workflow.slug());
        ObjectNode template = spec.putObject("template");
        ObjectNode container = pod(template, workflow.slug());
        container.putArray("args").add("--workers=" + workflow.pool().workers());
        if (!version.isEmpty()) {
            container.put("image", IMAGE.replaceFirst(":.*", ":" + version));
        }
        template.withObject("/metadata/labels").put(Releases.VERSION, version.isEmpty() ? "19.0" : version);
        return deployment;
    }

    private static JsonNode cronJob(Tenant tenant, BatchJob job) {
        ObjectNode cronJob = namespaced("batch/v1", "CronJob", tenant, job.slug());
        ObjectNode spec = cronJob.putObject("spec")
                .put("schedule", job.schedule())
                .put("concurrencyPolicy", "Forbid")
                .put("suspend", false)
                .put("successfulJobsHistoryLimit", 3)
                .put("failedJobsHistoryLimit", 1);
        ObjectNode jobSpec = spec.putObject("jobTemplate").putObject("spec").put("backoffLimit", 2);
        ObjectNode template = jobSpec.putObject("template");
        pod(template, job.slug()).putArray("args").add("--job=" + job.slug());
        template.withObject("/spec").put("restartPolicy", "Never");
        return cronJob;
    }

    /// Fills a pod template and answers its container.
    private static ObjectNode pod(ObjectNode template, String app) {
        template.putObject("metadata").putObject("labels").put(Workload.APP, app);
        return template.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "odoo")
                .put("image", IMAGE);
    }
}
