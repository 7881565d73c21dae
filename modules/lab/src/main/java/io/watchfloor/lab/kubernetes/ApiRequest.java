package io.watchfloor.lab.kubernetes;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request on resources, read from method and path: `/apis/apps/v1/namespaces/shop/deployments/web/scale`.
record ApiRequest(Route route, String verb, Map<String, String> query) {
    record Route(Kind kind, String namespace, String name, String subresource) {}

    /// Which kind of object: `apps`, `v1`, `deployments`.
    record Kind(String group, String version, String plural) {}

    String group() {
        return route.kind().group();
    }

    String namespace() {
        return route.namespace();
    }

    String version() {
        return route.kind().version();
    }

    String plural() {
        return route.kind().plural();
    }

    String name() {
        return route.name();
    }

    /// The resource as rules name it, subresource included.
    String resource() {
        return route.subresource().isEmpty() ? plural() : plural() + "/" + route.subresource();
    }

    String asked(String parameter) {
        return query.getOrDefault(parameter, "");
    }

    boolean flag(String parameter) {
        return List.of("true", "1").contains(asked(parameter));
    }

    /// Empty for paths that name no resource: discovery, health, or nothing at all.
    static Optional<ApiRequest> of(String method, URI uri) {
        List<String> path = Arrays.stream(uri.getRawPath().split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        Optional<Route> route = Optional.empty();
        if (path.size() >= 3 && path.get(0).equals("api") && path.get(1).equals("v1")) {
            route = route("", "v1", path.subList(2, path.size()));
        } else if (path.size() >= 4 && path.get(0).equals("apis")) {
            route = route(path.get(1), path.get(2), path.subList(3, path.size()));
        }
        Map<String, String> query = query(uri);
        return route.map(found -> new ApiRequest(found, verb(method, found, query), query));
    }

    private static Optional<Route> route(String group, String version, List<String> path) {
        boolean inside = path.getFirst().equals("namespaces")
                && path.size() >= 3
                && !List.of("status", "finalize").contains(path.get(2));
        List<String> rest = inside ? path.subList(2, path.size()) : path;
        if (rest.size() > 3) {
            return Optional.empty();
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        // A namespace is asked for inside itself, as Kubernetes' own request reading has it.
        String namespace = inside ? path.get(1) : rest.getFirst().equals("namespaces") ? name : "";
        return Optional.of(new Route(
                new Kind(group, version, rest.getFirst()), namespace, name, rest.size() > 2 ? rest.get(2) : ""));
    }

    private static String verb(String method, Route route, Map<String, String> query) {
        boolean watch = List.of("true", "1").contains(query.getOrDefault("watch", ""));
        return switch (method) {
            case "GET", "HEAD" -> !route.name().isEmpty() ? "get" : watch ? "watch" : "list";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> route.name().isEmpty() ? "deletecollection" : "delete";
            default -> method;
        };
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> result = new HashMap<>();
        String raw = uri.getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String key = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                result.putIfAbsent(
                        URLDecoder.decode(key, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return Map.copyOf(result);
    }
}
