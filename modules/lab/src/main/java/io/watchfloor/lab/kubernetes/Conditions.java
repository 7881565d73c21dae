package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// Reads and sets `status.conditions`; the transition time moves with the status only.
final class Conditions {
    private Conditions() {}

    static boolean holds(JsonNode object, String type) {
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    static boolean has(JsonNode object, String type) {
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    static ObjectNode set(ObjectNode object, String type, boolean holds, Instant now) {
        ArrayNode conditions = object.withObjectProperty("status").withArrayProperty("conditions");
        String status = holds ? "True" : "False";
        for (JsonNode condition : conditions) {
            if (condition instanceof ObjectNode found
                    && found.path("type").asText().equals(type)) {
                if (!found.path("status").asText().equals(status)) {
                    found.put("status", status).put("lastTransitionTime", Meta.time(now));
                }
                return found;
            }
        }
        return conditions.addObject().put("type", type).put("status", status).put("lastTransitionTime", Meta.time(now));
    }

    static void set(ObjectNode object, String type, boolean holds, String reason, String message, Instant now) {
        set(object, type, holds, now).put("reason", reason).put("message", message);
    }
}
