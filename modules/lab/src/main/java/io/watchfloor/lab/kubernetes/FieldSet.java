package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sets of fields as Kubernetes writes them in `fieldsV1`: trees of `f:` names; a list with a merge key has one `k:`
/// branch per entry, any other list is one leaf.
final class FieldSet {
    private FieldSet() {}

    static ObjectNode tree(JsonNode node, String name) {
        ObjectNode tree = Json.FACTORY.objectNode();
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> tree.set("f:" + field.getKey(), tree(field.getValue(), field.getKey())));
        }
        String key = MergePatch.mergeKey(name);
        if (node instanceof ArrayNode array && key != null) {
            array.forEach(entry -> tree.set(branch(key, entry), tree(entry, "")));
        }
        return tree;
    }

    private static String branch(String key, JsonNode entry) {
        return "k:" + Json.FACTORY.objectNode().set(key, entry.path(key));
    }

    static ObjectNode intersection(JsonNode one, JsonNode other) {
        ObjectNode result = Json.FACTORY.objectNode();
        one.properties().forEach(field -> {
            JsonNode also = other.get(field.getKey());
            if (also != null) {
                ObjectNode deeper = intersection(field.getValue(), also);
                if (!deeper.isEmpty() || field.getValue().isEmpty() || also.isEmpty()) {
                    result.set(field.getKey(), deeper);
                }
            }
        });
        return result;
    }

    static ObjectNode union(JsonNode one, JsonNode other) {
        ObjectNode result = one.deepCopy();
        other.properties()
                .forEach(field ->
                        result.set(field.getKey(), union(withDefault(result.get(field.getKey())), field.getValue())));
        return result;
    }

    private static JsonNode withDefault(@Nullable JsonNode node) {
        return node == null ? Json.FACTORY.objectNode() : node;
    }

    static ObjectNode without(JsonNode one, JsonNode other) {
        ObjectNode result = Json.FACTORY.objectNode();
        one.properties().forEach(field -> {
            JsonNode also = other.get(field.getKey());
            if (also == null) {
                result.set(field.getKey(), field.getValue());
            } else if (!field.getValue().isEmpty()) {
                ObjectNode left = without(field.getValue(), also);
                if (!left.isEmpty()) {
                    result.set(field.getKey(), left);
                }
            }
        });
        return result;
    }

    /// The leaves of a field set whose values differ between two objects.
    static ObjectNode differing(JsonNode set, JsonNode one, JsonNode other) {
        ObjectNode result = Json.FACTORY.objectNode();
        set.properties().forEach(field -> {
            JsonNode a = child(one, field.getKey());
            JsonNode b = child(other, field.getKey());
            if (field.getValue().isEmpty()) {
                if (!Json.sameValue(a, b)) {
                    result.set(field.getKey(), field.getValue());
                }
            } else {
                ObjectNode deeper = differing(field.getValue(), a, b);
                if (!deeper.isEmpty()) {
                    result.set(field.getKey(), deeper);
                }
            }
        });
        return result;
    }

    private static JsonNode child(JsonNode node, String name) {
        if (name.startsWith("f:")) {
            return node.path(name.substring(2));
        }
        for (JsonNode entry : node) {
            if (isEntry(name, entry)) {
                return entry;
            }
        }
        return Json.FACTORY.missingNode();
    }

    private static boolean isEntry(String branch, JsonNode entry) {
        return MergePatch.keys().stream()
                .anyMatch(key -> entry.has(key) && branch(key, entry).equals(branch));
    }

    static void takeAway(JsonNode object, ObjectNode set) {
        set.properties().forEach(field -> {
            JsonNode found = child(object, field.getKey());
            if (!field.getValue().isEmpty()) {
                takeAway(found, (ObjectNode) field.getValue());
            } else if (object instanceof ObjectNode map) {
                map.remove(field.getKey().substring(2));
            }
        });
    }

    static List<String> paths(ObjectNode set, String prefix) {
        List<String> result = new ArrayList<>();
        set.properties().forEach(field -> {
            String name = field.getKey();
            String path =
                    name.startsWith("f:") ? prefix + "." + name.substring(2) : prefix + "[" + name.substring(2) + "]";
            if (field.getValue().isEmpty()) {
                result.add(path);
            } else {
                result.addAll(paths((ObjectNode) field.getValue(), path));
            }
        });
        return result;
    }
}
