package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the server says about itself: groups, versions, resources, and that it is a lab part.
final class Discovery {
    private static final Map<String, String> GROUPS = groups();
    private static final List<String> VERBS = List.of("create", "delete", "get", "list", "patch", "update", "watch");

    private Discovery() {}

    /// Each group with its one version.
    private static Map<String, String> groups() {
        Map<String, String> groups = new TreeMap<>();
        Reviews.KINDS.keySet().forEach(group -> groups.put(group, "v1"));
        Arrays.stream(ResourceType.values())
                .filter(type -> !type.group.isEmpty())
                .forEach(type -> groups.put(type.group, type.version));
        return groups;
    }

    static Optional<ObjectNode> answer(String path) {
        return switch (path) {
            case "/version" ->
                Optional.of(Json.FACTORY
                        .objectNode()
                        .put("major", "1")
                        .put("minor", "34")
                        .put("gitVersion", "v1.34.0-watchfloor-lab")
                        .put("platform", "lab"));
            case "/api" -> {
                ObjectNode versions = Json.FACTORY.objectNode().put("kind", "APIVersions");
                versions.putArray("versions").add("v1");
                yield Optional.of(versions);
            }
            case "/apis" -> {
                ObjectNode list =
                        Json.FACTORY.objectNode().put("kind", "APIGroupList").put("apiVersion", "v1");
                GROUPS.keySet()
                        .forEach(group -> list.withArrayProperty("groups").add(group(group)));
                yield Optional.of(list);
            }
            case "/api/v1" -> Optional.of(resources(""));
            default ->
                GROUPS.keySet().stream()
                        .filter(group -> path.equals("/apis/" + group) || path.equals("/apis/" + served(group)))
                        .findFirst()
                        .map(group -> path.equals("/apis/" + served(group))
                                ? resources(group)
                                : group(group).put("kind", "APIGroup").put("apiVersion", "v1"));
        };
    }

    private static String served(String group) {
        return group.isEmpty() ? "v1" : group + "/" + GROUPS.get(group);
    }

    private static ObjectNode group(String name) {
        ObjectNode group = Json.FACTORY.objectNode().put("name", name);
        String version = String.valueOf(GROUPS.get(name));
        group.putArray("versions").addObject().put("groupVersion", served(name)).put("version", version);
        group.putObject("preferredVersion").put("groupVersion", served(name)).put("version", version);
        return group;
    }

    private static ObjectNode resources(String group) {
        ObjectNode list =
                Json.FACTORY.objectNode().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", served(group));
        ArrayNode resources = list.putArray("resources");
        Arrays.stream(ResourceType.values())
                .filter(type -> type.group.equals(group))
                .forEach(type -> add(resources, type));
        Reviews.KINDS
                .getOrDefault(group, Map.of())
                .forEach((plural, kind) ->
                        entry(resources, plural, kind, false).putArray("verbs").add("create"));
        return list;
    }

    private static void add(ArrayNode resources, ResourceType type) {
        ObjectNode entry = entry(resources, type.plural, type.kind, type.namespaced());
        entry.put("singularName", type.singular());
        VERBS.forEach(entry.putArray("verbs")::add);
        type.shortNames().forEach(entry.putArray("shortNames")::add);
        for (String subresource : type.subresources()) {
            boolean scale = subresource.equals("scale");
            String kind = scale ? "Scale" : type.kind;
            ObjectNode part = entry(resources, type.plural + "/" + subresource, kind, type.namespaced());
            if (scale) {
                part.put("group", "autoscaling").put("version", "v1");
            }
            List<String> verbs = subresource.equals("log") ? List.of("get") : List.of("get", "patch", "update");
            verbs.forEach(part.putArray("verbs")::add);
        }
    }

    private static ObjectNode entry(ArrayNode resources, String name, String kind, boolean namespaced) {
        return resources
                .addObject()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", namespaced)
                .put("kind", kind);
    }
}
