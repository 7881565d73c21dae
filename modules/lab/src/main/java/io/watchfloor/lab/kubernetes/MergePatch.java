package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// JSON merge patch (RFC 7386) and Kubernetes' strategic merge patch, which also merges lists by a key.
final class MergePatch {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("containers", "name"),
            Map.entry("initContainers", "name"),
            Map.entry("ephemeralContainers", "name"),
            Map.entry("env", "name"),
            Map.entry("volumes", "name"),
            Map.entry("imagePullSecrets", "name"),
            Map.entry("volumeMounts", "mountPath"),
            Map.entry("volumeDevices", "devicePath"),
            Map.entry("ports", "containerPort"),
            Map.entry("hostAliases", "ip"),
            Map.entry("topologySpreadConstraints", "topologyKey"),
            Map.entry("conditions", "type"),
            Map.entry("addresses", "type"),
            Map.entry("taints", "key"),
            Map.entry("ownerReferences", "uid"));
    private static final Set<String> SETS = Set.of("finalizers", "podCIDRs");

    private MergePatch() {}

    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch.deepCopy();
        }
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : Json.FACTORY.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), merge(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }

    static ObjectNode strategic(JsonNode target, ObjectNode patch) {
        String directive = patch.path("$patch").asText("merge");
        if (directive.equals("delete")) {
            return Json.FACTORY.objectNode();
        }
        if (!directive.equals("merge") && !directive.equals("replace")) {
            throw Refusal.badRequest("Unknown patch type: " + directive);
        }
        ObjectNode result = target instanceof ObjectNode object && directive.equals("merge")
                ? object.deepCopy()
                : Json.FACTORY.objectNode();
        patch.properties().forEach(change -> field(result, change.getKey(), change.getValue()));
        return result;
    }

    /// The key by which a list's entries are merged, or null for a list replaced as a whole.
    static @Nullable String mergeKey(String list) {
        return KEYS.get(list);
    }

    static Set<String> keys() {
        return Set.copyOf(KEYS.values());
    }

    private static void field(ObjectNode result, String name, JsonNode value) {
        if (name.startsWith("$deleteFromPrimitiveList/")) {
            String list = name.substring(name.indexOf('/') + 1);
            Set<JsonNode> gone = new HashSet<>();
            value.forEach(gone::add);
            ArrayNode left = Json.FACTORY.arrayNode();
            result.path(list).forEach(entry -> {
                if (!gone.contains(entry)) {
                    left.add(entry);
                }
            });
            result.set(list, left);
        } else if (name.equals("$retainKeys")) {
            Set<String> keep = new HashSet<>();
            value.forEach(entry -> keep.add(entry.asText()));
            result.retain(keep);
        } else if (name.startsWith("$")) {
            // $patch is read by the caller; $setElementOrder only orders what the merge keeps.
            return;
        } else if (value.isNull()) {
            result.remove(name);
        } else if (value instanceof ObjectNode changes) {
            result.set(name, strategic(result.path(name), changes));
        } else if (value instanceof ArrayNode entries) {
            result.set(name, list(name, result.path(name), entries));
        } else {
            result.set(name, value.deepCopy());
        }
    }

    private static ArrayNode list(String name, JsonNode target, ArrayNode patch) {
        ArrayNode result = target instanceof ArrayNode array ? array.deepCopy() : Json.FACTORY.arrayNode();
        if (SETS.contains(name)) {
            patch.forEach(entry -> {
                if (!contains(result, entry)) {
                    result.add(entry.deepCopy());
                }
            });
            return result;
        }
        String key = mergeKey(name);
        if (key == null) {
            return patch.deepCopy();
        }
        for (JsonNode entry : patch) {
            if (entry.path("$patch").asText().equals("replace")) {
                return withoutDirectives(patch);
            }
        }
        for (JsonNode entry : patch) {
            mergeEntry(result, key, entry);
        }
        return result;
    }

    private static void mergeEntry(ArrayNode result, String key, JsonNode entry) {
        if (!(entry instanceof ObjectNode changes) || !entry.has(key)) {
            throw Refusal.badRequest("map: " + entry + " does not contain declared merge key: " + key);
        }
        boolean delete = entry.path("$patch").asText().equals("delete");
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i).path(key).equals(entry.get(key))) {
                if (delete) {
                    result.remove(i);
                } else {
                    result.set(i, strategic(result.get(i), changes));
                }
                return;
            }
        }
        if (!delete) {
            result.add(strategic(Json.FACTORY.objectNode(), changes));
        }
    }

    private static ArrayNode withoutDirectives(ArrayNode patch) {
        ArrayNode result = Json.FACTORY.arrayNode();
        patch.forEach(entry -> {
            if (!entry.has("$patch")) {
                result.add(entry.deepCopy());
            }
        });
        return result;
    }

    private static boolean contains(ArrayNode array, JsonNode wanted) {
        for (JsonNode entry : array) {
            if (entry.equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
