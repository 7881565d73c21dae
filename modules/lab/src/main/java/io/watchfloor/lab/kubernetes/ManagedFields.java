package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who set which field, kept in `metadata.managedFields` as Kubernetes does; server-side apply rests on it.
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
        ObjectNode tree = FieldSet.tree(wanted, "");
        ObjectNode result = current.deepCopy();
        ObjectNode mine = Json.FACTORY.objectNode();
        List<Refusal.Cause> conflicts = new ArrayList<>();
        for (JsonNode entry : entries(result)) {
            if (isOf(entry, options.manager(), "Apply")) {
                mine = (ObjectNode) entry.path("fieldsV1");
                continue;
            }
            ObjectNode changing =
                    FieldSet.differing(FieldSet.intersection(entry.path("fieldsV1"), tree), current, wanted);
            if (changing.isEmpty()) {
                continue;
            }
            if (options.force()) {
                ((ObjectNode) entry).set("fieldsV1", FieldSet.without(entry.path("fieldsV1"), changing));
            } else {
                String manager = entry.path("manager").asText();
                FieldSet.paths(changing, "")
                        .forEach(path -> conflicts.add(
                                new Refusal.Cause("FieldManagerConflict", "conflict with \"" + manager + "\"", path)));
            }
        }
        if (!conflicts.isEmpty()) {
            throw conflict(type, Meta.name(current), conflicts);
        }
        ObjectNode dropped = FieldSet.without(mine, tree);
        for (JsonNode entry : entries(result)) {
            if (!isOf(entry, options.manager(), "Apply")) {
                dropped = FieldSet.without(dropped, entry.path("fieldsV1"));
            }
        }
        FieldSet.takeAway(result, dropped);
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
        ObjectNode changed = FieldSet.differing(FieldSet.tree(young, ""), old, young);
        ObjectNode gone = FieldSet.without(FieldSet.tree(old, ""), FieldSet.tree(young, ""));
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        ObjectNode mine = changed;
        for (JsonNode entry : entries(after)) {
            if (isOf(entry, manager, "Update")) {
                mine = FieldSet.union(FieldSet.without(entry.path("fieldsV1"), gone), changed);
            } else {
                ((ObjectNode) entry)
                        .set("fieldsV1", FieldSet.without(FieldSet.without(entry.path("fieldsV1"), changed), gone));
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
}
