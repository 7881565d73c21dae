package io.watchfloor.executors.kubernetes;

import java.util.Map;
import java.util.Objects;

/// JSON patch (RFC 6902) on objects only, which is all a pause needs.
final class Patching {
    private Patching() {}

    /// Applies one operation; false when its path is missing or its test fails.
    @SuppressWarnings("unchecked")
    static boolean apply(Map<?, ?> document, Map<?, ?> operation) {
        String[] path = ((String) operation.get("path")).substring(1).split("/", -1);
        Map<String, Object> parent = (Map<String, Object>) document;
        for (int depth = 0; depth < path.length - 1; depth++) {
            Object next = parent.get(unescaped(path[depth]));
            if (!(next instanceof Map<?, ?> map)) {
                return false;
            }
            parent = (Map<String, Object>) map;
        }
        String key = unescaped(path[path.length - 1]);
        Object value = operation.get("value");
        return switch ((String) operation.get("op")) {
            case "test" -> parent.containsKey(key) && Objects.equals(parent.get(key), value);
            case "add" -> {
                parent.put(key, value);
                yield true;
            }
            case "replace" -> parent.containsKey(key) && parent.put(key, value) != null;
            case "remove" -> parent.remove(key) != null;
            default -> false;
        };
    }

    private static String unescaped(String token) {
        return token.replace("~1", "/").replace("~0", "~");
    }
}
