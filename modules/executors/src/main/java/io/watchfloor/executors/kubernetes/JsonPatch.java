package io.watchfloor.executors.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON patch (RFC 6902): applied as a whole or, when one test fails, not at all.
record JsonPatch(List<Map<String, Object>> operations) {
    static final JsonPatch NONE = new JsonPatch(List.of());

    JsonPatch {
        operations = List.copyOf(operations);
    }

    /// The pointer to an annotation; a slash in its name is written as `~1`.
    static String annotation(String name) {
        return "/metadata/annotations/" + name.replace("~", "~0").replace("/", "~1");
    }

    /// The pointer to a field.
    static String pointer(List<String> path) {
        StringBuilder pointer = new StringBuilder();
        path.forEach(part -> pointer.append('/').append(part.replace("~", "~0").replace("/", "~1")));
        return pointer.toString();
    }

    JsonPatch test(String path, Object value) {
        return with(Map.of("op", "test", "path", path, "value", value));
    }

    JsonPatch add(String path, Object value) {
        return with(Map.of("op", "add", "path", path, "value", value));
    }

    JsonPatch replace(String path, Object value) {
        return with(Map.of("op", "replace", "path", path, "value", value));
    }

    JsonPatch remove(String path) {
        return with(Map.of("op", "remove", "path", path));
    }

    private JsonPatch with(Map<String, Object> operation) {
        List<Map<String, Object>> all = new ArrayList<>(operations);
        all.add(new LinkedHashMap<>(operation));
        return new JsonPatch(all);
    }
}
