package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// RFC 6902. A malformed patch is a bad request; one that does not fit the object is unprocessable.
final class JsonPatch {
    private JsonPatch() {}

    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isArray()) {
            throw Refusal.badRequest("error decoding patch: a JSON patch is an array of operations");
        }
        if (patch.size() > 10_000) {
            throw new Refusal(
                    413,
                    "RequestEntityTooLarge",
                    "The allowed maximum operations in a JSON patch is 10000, got " + patch.size(),
                    Json.FACTORY.objectNode());
        }
        JsonNode result = target.deepCopy();
        for (JsonNode operation : patch) {
            result = step(result, operation);
        }
        return result;
    }

    private static JsonNode step(JsonNode target, JsonNode operation) {
        String name = operation.path("op").asText();
        List<String> path = pointer(operation.path("path"));
        return switch (name) {
            case "add" -> add(target, path, value(operation));
            case "remove" -> remove(target, path);
            case "replace" -> {
                find(target, path);
                yield path.isEmpty() ? value(operation) : put(target, path, value(operation));
            }
            case "move" -> {
                List<String> from = pointer(operation.path("from"));
                JsonNode moved = find(target, from);
                yield add(remove(target, from), path, moved);
            }
            case "copy" ->
                add(target, path, find(target, pointer(operation.path("from"))).deepCopy());
            case "test" -> {
                JsonNode found = look(target, path);
                JsonNode wanted = operation.path("value");
                boolean same =
                        found == null ? wanted.isNull() || wanted.isMissingNode() : Json.sameValue(found, wanted);
                if (!same) {
                    throw Refusal.unprocessablePatch("testing value " + text(path) + " failed: test failed");
                }
                yield target;
            }
            default -> throw Refusal.badRequest("Unexpected kind: " + name);
        };
    }

    private static JsonNode value(JsonNode operation) {
        JsonNode value = operation.get("value");
        if (value == null) {
            throw Refusal.unprocessablePatch("operation lacks a value: missing value");
        }
        return value.deepCopy();
    }

    private static List<String> pointer(JsonNode text) {
        String path = text.asText("");
        if (!text.isTextual() || !(path.isEmpty() || path.startsWith("/"))) {
            throw Refusal.unprocessablePatch("operation missing path field: missing value");
        }
        return path.isEmpty()
                ? List.of()
                : Arrays.stream(path.substring(1).split("/", -1))
                        .map(part -> part.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    private static @Nullable JsonNode look(JsonNode target, List<String> path) {
        JsonNode here = target;
        for (String part : path) {
            JsonNode next = here.isArray() ? here.get(index(part, here.size(), path)) : here.get(part);
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    private static JsonNode find(JsonNode target, List<String> path) {
        JsonNode found = look(target, path);
        if (found == null) {
            throw missing(path);
        }
        return found;
    }

    private static JsonNode add(JsonNode target, List<String> path, JsonNode value) {
        if (path.isEmpty()) {
            return value;
        }
        JsonNode parent = find(target, path.subList(0, path.size() - 1));
        if (parent instanceof ArrayNode array) {
            String last = path.getLast();
            array.insert(last.equals("-") ? array.size() : index(last, array.size() + 1, path), value);
            return target;
        }
        return put(target, path, value);
    }

    private static JsonNode put(JsonNode target, List<String> path, JsonNode value) {
        switch (find(target, path.subList(0, path.size() - 1))) {
            case ObjectNode object -> object.set(path.getLast(), value);
            case ArrayNode array -> array.set(index(path.getLast(), array.size(), path), value);
            default -> throw missing(path);
        }
        return target;
    }

    private static JsonNode remove(JsonNode target, List<String> path) {
        find(target, path);
        if (path.isEmpty()) {
            throw missing(path);
        }
        switch (find(target, path.subList(0, path.size() - 1))) {
            case ObjectNode object -> object.remove(path.getLast());
            case ArrayNode array -> array.remove(index(path.getLast(), array.size(), path));
            default -> throw missing(path);
        }
        return target;
    }

    private static int index(String part, int size, List<String> path) {
        if (!part.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(part) >= size) {
            throw Refusal.unprocessablePatch("Unable to access invalid index: " + part + " in " + text(path));
        }
        return Integer.parseInt(part);
    }

    private static Refusal missing(List<String> path) {
        return Refusal.unprocessablePatch("operation does not apply: doc is missing path: " + text(path));
    }

    private static String text(List<String> path) {
        return "/" + String.join("/", path);
    }
}
