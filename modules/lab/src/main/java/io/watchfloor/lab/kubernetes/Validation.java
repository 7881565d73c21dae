package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The checks of the API server that matter here; every fault of an object is named at once, as 422.
final class Validation {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    private final List<Refusal.Cause> causes = new ArrayList<>();
    private final ObjectNode object;

    private Validation(ObjectNode object) {
        this.object = object;
    }

    static void check(ResourceType type, ObjectNode object, @Nullable ObjectNode before) {
        Validation validation = new Validation(object);
        validation.name(type);
        switch (type) {
            case DEPLOYMENT, REPLICA_SET -> validation.replicated(before);
            case CRON_JOB -> validation.cronJob();
            case JOB -> validation.job(before);
            case POD -> validation.containers("/spec", "spec");
            case HORIZONTAL_POD_AUTOSCALER -> validation.autoscaler();
            case RESOURCE_QUOTA -> validation.quota();
            case NAMESPACE,
                    NODE,
                    EVENT,
                    MIDDLEWARE,
                    ARGO_APPLICATION,
                    FLUX_KUSTOMIZATION,
                    FLUX_HELM_RELEASE,
                    POSTGRES_CLUSTER -> {}
        }
        if (!validation.causes.isEmpty()) {
            throw Refusal.invalid(type, Meta.name(object), validation.causes);
        }
    }

    private void name(ResourceType type) {
        String name = Meta.name(object);
        if (name.isEmpty()) {
            required("metadata.name", "name or generateName is required");
        } else if (!NAME.matcher(name).matches()) {
            wrong(
                    "metadata.name",
                    "\"" + name + "\"",
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and"
                            + " must start and end with an alphanumeric character");
        } else if (type == ResourceType.CRON_JOB && name.length() > 52) {
            wrong("metadata.name", "\"" + name + "\"", "must be no more than 52 characters");
        }
    }

    private void replicated(@Nullable ObjectNode before) {
        notNegative("/spec/replicas", "spec.replicas");
        JsonNode selector = object.at("/spec/selector");
        if (selector.path("matchLabels").isEmpty()
                && selector.path("matchExpressions").isEmpty()) {
            required("spec.selector", "");
        } else if (!LabelSelector.of(selector).test(Meta.labels(object.at("/spec/template")))) {
            wrong(
                    "spec.template.metadata.labels",
                    object.at("/spec/template/metadata/labels").toString(),
                    "`selector` does not match template `labels`");
        }
        unchanged(before, "/spec/selector", "spec.selector");
        if (!object.at("/spec/template/spec/restartPolicy").asText().equals("Always")) {
            unsupported("spec.template.spec.restartPolicy", "/spec/template/spec/restartPolicy", List.of("Always"));
        }
        containers("/spec/template/spec", "spec.template.spec");
    }

    private void autoscaler() {
        JsonNode minimum = object.at("/spec/minReplicas");
        JsonNode maximum = object.at("/spec/maxReplicas");
        if (minimum.asLong() < 1) {
            wrong("spec.minReplicas", minimum.toString(), "must be greater than or equal to 1");
        }
        if (maximum.asLong() < 1) {
            wrong("spec.maxReplicas", maximum.toString(), "must be greater than 0");
        } else if (maximum.asLong() < minimum.asLong()) {
            wrong("spec.maxReplicas", maximum.toString(), "must be greater than or equal to `minReplicas`");
        }
        if (object.at("/spec/scaleTargetRef/name").asText("").isEmpty()) {
            required("spec.scaleTargetRef.name", "");
        }
    }

    private void quota() {
        object.at("/spec/hard").properties().forEach(entry -> {
            if (!entry.getValue().asText().matches("[0-9]+(\\.[0-9]+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?")) {
                wrong(
                        "spec.hard[" + entry.getKey() + "]",
                        entry.getValue().toString(),
                        "must be greater than or equal to 0");
            }
        });
    }

    private void cronJob() {
        String schedule = object.at("/spec/schedule").asText("");
        if (schedule.isEmpty()) {
            required("spec.schedule", "");
        } else if (CronSchedule.parse(schedule).isEmpty()) {
            wrong("spec.schedule", "\"" + schedule + "\"", "expected five cron fields: minute hour day month weekday");
        }
        zone(object.at("/spec/timeZone"));
        unsupported("spec.concurrencyPolicy", "/spec/concurrencyPolicy", List.of("Allow", "Forbid", "Replace"));
        notNegative("/spec/startingDeadlineSeconds", "spec.startingDeadlineSeconds");
        notNegative("/spec/successfulJobsHistoryLimit", "spec.successfulJobsHistoryLimit");
        notNegative("/spec/failedJobsHistoryLimit", "spec.failedJobsHistoryLimit");
        jobSpec("/spec/jobTemplate/spec", "spec.jobTemplate.spec");
    }

    private void job(@Nullable ObjectNode before) {
        jobSpec("/spec", "spec");
        unchanged(before, "/spec/selector", "spec.selector");
        unchanged(before, "/spec/completions", "spec.completions");
        unchanged(before, "/spec/template", "spec.template");
    }

    private void jobSpec(String at, String path) {
        for (String field : List.of(
                "parallelism", "completions", "backoffLimit", "activeDeadlineSeconds", "ttlSecondsAfterFinished")) {
            notNegative(at + "/" + field, path + "." + field);
        }
        unsupported(
                path + ".template.spec.restartPolicy",
                at + "/template/spec/restartPolicy",
                List.of("OnFailure", "Never"));
        containers(at + "/template/spec", path + ".template.spec");
    }

    private void containers(String at, String path) {
        JsonNode containers = object.at(at + "/containers");
        if (containers.isEmpty()) {
            required(path + ".containers", "");
        }
        for (int i = 0; i < containers.size(); i++) {
            for (String field : List.of("name", "image")) {
                if (containers.get(i).path(field).asText("").isEmpty()) {
                    required(path + ".containers[" + i + "]." + field, "");
                }
            }
        }
    }

    private void zone(JsonNode zone) {
        if (zone.isMissingNode()) {
            return;
        }
        try {
            ZoneId.of(zone.asText());
        } catch (DateTimeException e) {
            wrong("spec.timeZone", "\"" + zone.asText() + "\"", "unknown time zone " + zone.asText());
        }
    }

    private void notNegative(String at, String path) {
        if (object.at(at).asLong() < 0) {
            wrong(path, object.at(at).toString(), "must be greater than or equal to 0");
        } else if (object.at(at).asLong() > Integer.MAX_VALUE && !at.endsWith("Seconds")) {
            wrong(path, object.at(at).toString(), "must be a 32-bit integer");
        }
    }

    private void unchanged(@Nullable ObjectNode before, String at, String path) {
        if (before != null && !Json.sameValue(before.at(at), object.at(at))) {
            wrong(path, object.at(at).toString(), "field is immutable");
        }
    }

    private void unsupported(String path, String at, List<String> supported) {
        String value = object.at(at).asText();
        if (!supported.contains(value)) {
            String names = String.join(
                    ", ", supported.stream().map(name -> "\"" + name + "\"").toList());
            causes.add(new Refusal.Cause(
                    "FieldValueNotSupported",
                    "Unsupported value: \"" + value + "\": supported values: " + names,
                    path));
        }
    }

    private void required(String path, String why) {
        causes.add(new Refusal.Cause(
                "FieldValueRequired", why.isEmpty() ? "Required value" : "Required value: " + why, path));
    }

    private void wrong(String path, String value, String why) {
        causes.add(new Refusal.Cause("FieldValueInvalid", "Invalid value: " + value + ": " + why, path));
    }
}
