package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Fills in what Kubernetes fills in when a field is left out.
final class Defaults {
    private Defaults() {}

    static void fill(ResourceType type, ObjectNode object) {
        switch (type) {
            case POD -> pod(object.withObjectProperty("spec"));
            case DEPLOYMENT -> deployment(object.withObjectProperty("spec"));
            case REPLICA_SET -> {
                number(object.withObjectProperty("spec"), "replicas", 1);
                template(object.withObjectProperty("spec"));
            }
            case CRON_JOB -> cronJob(object.withObjectProperty("spec"));
            case JOB -> job(object);
            case HORIZONTAL_POD_AUTOSCALER -> number(object.withObjectProperty("spec"), "minReplicas", 1);
            case NAMESPACE,
                    NODE,
                    EVENT,
                    RESOURCE_QUOTA,
                    MIDDLEWARE,
                    ARGO_APPLICATION,
                    FLUX_KUSTOMIZATION,
                    FLUX_HELM_RELEASE,
                    POSTGRES_CLUSTER -> {}
        }
    }

    private static void deployment(ObjectNode spec) {
        number(spec, "replicas", 1);
        number(spec, "revisionHistoryLimit", 10);
        number(spec, "progressDeadlineSeconds", 600);
        ObjectNode strategy = spec.withObjectProperty("strategy");
        text(strategy, "type", "RollingUpdate");
        if (strategy.path("type").asText().equals("RollingUpdate")) {
            ObjectNode rolling = strategy.withObjectProperty("rollingUpdate");
            text(rolling, "maxSurge", "25%");
            text(rolling, "maxUnavailable", "25%");
        }
        template(spec);
    }

    private static void cronJob(ObjectNode spec) {
        text(spec, "concurrencyPolicy", "Allow");
        flag(spec, "suspend");
        number(spec, "successfulJobsHistoryLimit", 3);
        number(spec, "failedJobsHistoryLimit", 1);
        template(spec.withObjectProperty("jobTemplate").withObjectProperty("spec"));
    }

    private static void job(ObjectNode job) {
        ObjectNode spec = job.withObjectProperty("spec");
        if (!spec.has("completions") && !spec.has("parallelism")) {
            spec.put("completions", 1);
        }
        number(spec, "parallelism", 1);
        number(spec, "backoffLimit", 6);
        text(spec, "completionMode", "NonIndexed");
        text(spec, "podReplacementPolicy", "TerminatingOrFailed");
        flag(spec, "suspend");
        template(spec);
        if (!spec.path("manualSelector").asBoolean()) {
            String uid = Meta.uid(job);
            spec.withObjectProperty("selector")
                    .withObjectProperty("matchLabels")
                    .put("batch.kubernetes.io/controller-uid", uid);
            ObjectNode labels = spec.withObjectProperty("template")
                    .withObjectProperty("metadata")
                    .withObjectProperty("labels");
            for (String prefix : new String[] {"", "batch.kubernetes.io/"}) {
                labels.put(prefix + "controller-uid", uid).put(prefix + "job-name", Meta.name(job));
            }
        }
    }

    private static void template(ObjectNode spec) {
        pod(spec.withObjectProperty("template").withObjectProperty("spec"));
    }

    private static void pod(ObjectNode spec) {
        text(spec, "restartPolicy", "Always");
        text(spec, "dnsPolicy", "ClusterFirst");
        text(spec, "schedulerName", "default-scheduler");
        number(spec, "terminationGracePeriodSeconds", 30);
        spec.withObjectProperty("securityContext");
    }

    private static void text(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    private static void number(ObjectNode object, String field, int value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    private static void flag(ObjectNode object, String field) {
        if (!object.has(field)) {
            object.put(field, false);
        }
    }
}
