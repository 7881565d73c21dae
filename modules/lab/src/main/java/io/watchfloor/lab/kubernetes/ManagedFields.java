package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who set which field, kept in `metadata.managedFields` as Kubernetes does; server-side apply rests on it.
/// Field sets are trees of `f:` names; lists with a merge key have one `k:` branch per entry, others are one leaf.
final class ManagedFields {
    private ManagedFields() {}

    /// Merges what a manager applies; what it applied before and no longer names is taken away.
    static ObjectNode apply(
            ResourceType type, ObjectNode current, ObjectNode applied, Writes.Options options, Instant now) {
        ObjectNode wanted = applied.deepCopy();
        wanted.remove(List.of("apiVersion", "kind", "status"));
        Meta.of(wanted).remove(List.of("name", "namespace", "resourceVersion", "uid", "managedFields"));
        if (Meta.of(wanted).isEmpty()) {
            wanted.remove("metadata");
        }
        ObjectNode tree = tree(wanted, "");
        ObjectNode result = current.deepCopy();
        ObjectNode mine = Json.FACTORY.objectNode();
        List<Refusal.Cause> conflicts = new ArrayList<>();
        for (JsonNode entry : entries(result)) {
            if (isOf(entry, options.manager(), "Apply")) {
                mine = (ObjectNode) entry.path("fieldsV1");
                continue;
            }
            ObjectNode changing = differing(intersection(entry.path("fieldsV1"), tree), current, wanted);
            if (changing.isEmpty()) {
                continue;
            }
            if (options.force()) {
                ((ObjectNode) entry).set("fieldsV1", without(entry.path("fieldsV1"), changing));
            } else {
                String manager = entry.path("manager").asText();
                paths(changing, "")
                        .forEach(path -> conflicts.add(
                                new Refusal.Cause("FieldManagerConflict", "conflict with \"" + manager + "\"", path)));
            }
        }
        if (!conflicts.isEmpty()) {
            throw conflict(type, Meta.name(current), conflicts);
        }
        ObjectNode dropped = without(mine, tree);
        for (JsonNode entry : entries(result)) {
            if (!isOf(entry, options.manager(), "Apply")) {
                dropped = without(dropped, entry.path("fieldsV1"));
            }
        }
        takeAway(result, dropped);
        ObjectNode merged = MergePatch.strategic(result, wanted);
        if (!mine.equals(tree)) {
            note(merged, type, options.manager(), "Apply", tree, now);
        }
        return merged;
    }

    /// Notes what an ordinary write changed; other managers lose what was changed under them.
    static void written(ResourceType type, ObjectNode before, ObjectNode after, String manager, Instant now) {
        ObjectNode old = content(before);
        ObjectNode young = content(after);
        ObjectNode changed = differing(tree(young, ""), old, young);
        ObjectNode gone = without(tree(old, ""), tree(young, ""));
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        ObjectNode mine = changed;
        for (JsonNode entry : entries(after)) {
            if (isOf(entry, manager, "Update")) {
                mine = union(without(entry.path("fieldsV1"), gone), changed);
            } else {
                ((ObjectNode) entry).set("fieldsV1", without(without(entry.path("fieldsV1"), changed), gone));
            }
        }
        note(after, type, manager, "Update", mine, now);
    }

    private static void note(
            ObjectNode object, ResourceType type, String manager, String operation, ObjectNode fields, Instant now) {
        ArrayNode kept = Json.FACTORY.arrayNode();
        entries(object).forEach(entry -> {
            if (!isOf(entry, manager, operation) && !entry.path("fieldsV1").isEmpty()) {
                kept.add(entry);
            }
        });
        kept.addObject()
                .put("manager", manager)
                .put("operation", operation)
                .put("apiVersion", type.apiVersion())
                .put("time", Meta.time(now))
                .put("fieldsType", "FieldsV1")
                .set("fieldsV1", fields);
        Meta.of(object).set("managedFields", kept);
    }

    private static Refusal conflict(ResourceType type, String name, List<Refusal.Cause> causes) {
        String message = "Apply failed with " + causes.size() + (causes.size() == 1 ? " conflict: " : " conflicts: ")
                + String.join(
                        ", ",
                        causes.stream()
                                .map(cause -> cause.message() + ": " + cause.field())
                                .toList());
        ObjectNode details = Json.FACTORY.objectNode().put("name", name).put("kind", type.plural);
        causes.forEach(cause -> details.withArrayProperty("causes")
                .addObject()
                .put("reason", cause.reason())
                .put("message", cause.message())
                .put("field", cause.field()));
        return new Refusal(409, "Conflict", message, details);
    }

    private static ObjectNode content(ObjectNode object) {
        ObjectNode content = Json.FACTORY.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equals("metadata")) {
                ObjectNode meta = content.putObject("metadata");
                for (String kept : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
                    if (field.getValue().has(kept)) {
                        meta.set(kept, field.getValue().get(kept));
                    }
                }
            } else if (!List.of("apiVersion", "kind", "status").contains(field.getKey())) {
                content.set(field.getKey(), field.getValue());
            }
        }
        return content;
    }

    private static JsonNode entries(ObjectNode object) {
        return object.path("metadata").path("managedFields");
    }

    private static boolean isOf(JsonNode entry, String manager, String operation) {
        return entry.path("manager").asText().equals(manager)
                && entry.path("operation").asText().equals(operation);
    }

    private static ObjectNode tree(JsonNode node, String name) {
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

    private static ObjectNode intersection(JsonNode one, JsonNode other) {
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

    private static ObjectNode union(JsonNode one, JsonNode other) {
        ObjectNode result = one.deepCopy();
        other.properties()
                .forEach(field ->
                        result.set(field.getKey(), union(withDefault(result.get(field.getKey())), field.getValue())));
        return result;
    }

    private static JsonNode withDefault(@Nullable JsonNode node) {
        return node == null ? Json.FACTORY.objectNode() : node;
    }

    private static ObjectNode without(JsonNode one, JsonNode other) {
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
    private static ObjectNode differing(JsonNode set, JsonNode one, JsonNode other) {
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

    private static void takeAway(JsonNode object, ObjectNode set) {
        set.properties().forEach(field -> {
            JsonNode found = child(object, field.getKey());
            if (!field.getValue().isEmpty()) {
                takeAway(found, (ObjectNode) field.getValue());
            } else if (object instanceof ObjectNode map) {
                map.remove(field.getKey().substring(2));
            }
        });
    }

    private static List<String> paths(ObjectNode set, String prefix) {
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
