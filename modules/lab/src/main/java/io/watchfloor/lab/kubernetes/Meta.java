package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/// Reads and writes an object's `metadata`.
final class Meta {
    private Meta() {}

    static ObjectNode of(ObjectNode object) {
        return object.withObjectProperty("metadata");
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText("");
    }

    static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText("");
    }

    static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText("");
    }

    static long version(JsonNode object) {
        return Long.parseLong(object.path("metadata").path("resourceVersion").asText("0"));
    }

    static boolean deleting(JsonNode object) {
        return object.path("metadata").hasNonNull("deletionTimestamp");
    }

    static Instant created(JsonNode object) {
        return Instant.parse(object.path("metadata").path("creationTimestamp").asText());
    }

    static Map<String, String> labels(JsonNode object) {
        return texts(object.path("metadata").path("labels"));
    }

    static Map<String, String> texts(JsonNode map) {
        Map<String, String> result = new TreeMap<>();
        map.properties()
                .forEach(entry -> result.put(entry.getKey(), entry.getValue().asText()));
        return result;
    }

    /// Whether the controller of `object` is `owner`.
    static boolean controlledBy(JsonNode object, JsonNode owner) {
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            if (reference.path("controller").asBoolean()
                    && reference.path("uid").asText().equals(uid(owner))) {
                return true;
            }
        }
        return false;
    }

    static boolean ownedBy(JsonNode object, String uid) {
        for (JsonNode reference : object.path("metadata").path("ownerReferences")) {
            if (reference.path("uid").asText().equals(uid)) {
                return true;
            }
        }
        return false;
    }

    static void own(ObjectNode object, ResourceType type, JsonNode owner) {
        of(object)
                .withArrayProperty("ownerReferences")
                .addObject()
                .put("apiVersion", type.apiVersion())
                .put("kind", type.kind)
                .put("name", name(owner))
                .put("uid", uid(owner))
                .put("controller", true)
                .put("blockOwnerDeletion", true);
    }

    /// Kubernetes writes whole seconds in UTC.
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
