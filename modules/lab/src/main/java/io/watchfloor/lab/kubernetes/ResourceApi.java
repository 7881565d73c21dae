package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Answers a permitted request on a kind of object: get, list, watch, log, create, update, patch, delete.
final class ResourceApi {
    private static final String PATCHES = "application/json-patch+json, application/merge-patch+json, "
            + "application/strategic-merge-patch+json, application/apply-patch+yaml";

    private static final String PATCHES_OF_CUSTOM =
            "application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";

    private final Store store;
    private final Writes writes;
    private final Removal removal;
    private final Logs logs;

    ResourceApi(Store store, Writes writes, Removal removal, Logs logs) {
        this.store = store;
        this.writes = writes;
        this.removal = removal;
        this.logs = logs;
    }

    void answer(Exchange exchange, ApiRequest request, Permissions.User user) throws IOException, InterruptedException {
        ResourceType type = ResourceType.of(request.group(), request.version(), request.plural())
                .orElseThrow(Refusal::noSuchPath);
        String subresource = request.route().subresource();
        boolean known = subresource.isEmpty() || type.subresources().contains(subresource);
        boolean inside = !request.namespace().isEmpty();
        boolean placed =
                type.namespaced() ? inside || request.name().isEmpty() : !inside || type == ResourceType.NAMESPACE;
        if (!known || !placed) {
            throw Refusal.noSuchPath();
        }
        switch (request.verb()) {
            case "get" -> get(exchange, request, type);
            case "list" -> exchange.answer(200, list(request, type));
            case "watch" -> watch(exchange, request, type);
            case "create" -> create(exchange, request, type);
            case "update", "patch" -> write(exchange, request, type, user);
            case "delete" -> delete(exchange, request, type);
            default -> throw Refusal.methodNotAllowed();
        }
    }

    private void get(Exchange exchange, ApiRequest request, ResourceType type) throws IOException {
        ObjectNode object = store.get(type, space(type, request), request.name());
        switch (request.route().subresource()) {
            case "log" -> exchange.answer(200, logs.read(object, request));
            case "scale" -> exchange.answer(200, Scale.of(object));
            default -> exchange.answer(200, object);
        }
    }

    private ObjectNode list(ApiRequest request, ResourceType type) {
        if (!request.asked("continue").isEmpty()) {
            throw Refusal.badRequest("continue key is not valid: this server answers every list whole");
        }
        Predicate<ObjectNode> wanted = selection(request, type);
        Store.Listing listing = store.list(type, space(type, request));
        String asked = request.asked("resourceVersion");
        if (!asked.isEmpty() && !asked.equals("0")) {
            long version = version(asked);
            if (version > listing.version()) {
                throw Refusal.tooLargeVersion(version, listing.version());
            }
            if (request.asked("resourceVersionMatch").equals("Exact") && version < listing.version()) {
                throw Refusal.expired("The provided resource version is not available any more: " + version);
            }
        }
        ObjectNode list = Json.FACTORY.objectNode();
        list.put("kind", type.kind + "List").put("apiVersion", type.apiVersion());
        list.putObject("metadata").put("resourceVersion", Long.toString(listing.version()));
        ArrayNode items = list.putArray("items");
        listing.objects().stream().filter(wanted).forEach(items::add);
        return list;
    }

    private void watch(Exchange exchange, ApiRequest request, ResourceType type)
            throws IOException, InterruptedException {
        if (exchange.header("Upgrade").equalsIgnoreCase("websocket")) {
            // Clients that try WebSocket first take a plain 200 as "not here" and watch over HTTP instead.
            exchange.answer(200, Json.FACTORY.objectNode());
            return;
        }
        String asked = request.asked("resourceVersion");
        String seconds = request.asked("timeoutSeconds");
        WatchStream.Wish wish = new WatchStream.Wish(
                type,
                space(type, request),
                selection(request, type),
                asked.isEmpty() || asked.equals("0") ? 0 : version(asked),
                new WatchStream.Manner(
                        request.flag("allowWatchBookmarks"),
                        request.flag("sendInitialEvents"),
                        seconds.matches("[1-9][0-9]{0,8}") ? Long.parseLong(seconds) : 1800));
        new WatchStream(store, wish).run(exchange);
    }

    private void create(Exchange exchange, ApiRequest request, ResourceType type) throws IOException {
        if (!request.name().isEmpty()) {
            throw Refusal.methodNotAllowed();
        }
        ObjectNode body =
                Json.object(Json.parse(exchange.body(), exchange.contentType().endsWith("yaml")));
        exchange.answer(201, writes.create(type, space(type, request), body, options(exchange, request)));
    }

    private void write(Exchange exchange, ApiRequest request, ResourceType type, Permissions.User user)
            throws IOException {
        String subresource = request.route().subresource();
        if (request.name().isEmpty() || subresource.equals("log")) {
            throw Refusal.methodNotAllowed();
        }
        Writes.Target target = new Writes.Target(type, space(type, request), request.name(), subresource);
        Writes.Options options = options(exchange, request);
        boolean yaml = exchange.contentType().endsWith("yaml");
        if (request.verb().equals("update")) {
            ObjectNode body = Json.object(Json.parse(exchange.body(), yaml));
            exchange.answer(200, writes.update(target, body, options));
            return;
        }
        Writes.PatchKind kind =
                switch (exchange.contentType()) {
                    case "application/json-patch+json" -> Writes.PatchKind.JSON;
                    case "application/merge-patch+json" -> Writes.PatchKind.MERGE;
                    case "application/strategic-merge-patch+json" -> {
                        if (type.custom()) {
                            throw Refusal.unsupportedMediaType(PATCHES_OF_CUSTOM);
                        }
                        yield Writes.PatchKind.STRATEGIC;
                    }
                    case "application/apply-patch+yaml", "application/apply-patch+json" -> Writes.PatchKind.APPLY;
                    default -> throw Refusal.unsupportedMediaType(PATCHES);
                };
        boolean present = store.find(type, target.namespace(), target.name()).isPresent();
        if (kind == Writes.PatchKind.APPLY && !present) {
            Permissions.require(user, new ApiRequest(request.route(), "create", request.query()));
        }
        JsonNode patch = Json.parse(exchange.body(), yaml);
        exchange.answer(200, writes.patch(target, kind, patch, options));
    }

    private void delete(Exchange exchange, ApiRequest request, ResourceType type) throws IOException {
        if (!request.route().subresource().isEmpty()) {
            throw Refusal.methodNotAllowed();
        }
        byte[] body = exchange.body();
        ObjectNode options = body.length == 0
                ? Json.FACTORY.objectNode()
                : Json.object(Json.parse(body, exchange.contentType().endsWith("yaml")));
        String policy = request.asked("propagationPolicy");
        if (!policy.isEmpty() && !options.has("propagationPolicy")) {
            options.put("propagationPolicy", policy);
        }
        String grace = request.asked("gracePeriodSeconds");
        if (grace.matches("[0-9]{1,9}") && !options.has("gracePeriodSeconds")) {
            options.put("gracePeriodSeconds", Long.parseLong(grace));
        }
        String chosen = options.path("propagationPolicy").asText("Background");
        if (!List.of("Background", "Foreground", "Orphan").contains(chosen)) {
            throw Refusal.badRequest("invalid propagationPolicy: " + chosen);
        }
        boolean dryRun = dryRun(request) || options.path("dryRun").toString().equals("[\"All\"]");
        ObjectNode object = store.get(type, space(type, request), request.name());
        ObjectNode left = removal.delete(type, object, options, dryRun);
        exchange.answer(200, left.has("kind") && type == ResourceType.POD ? left : success(type, left));
    }

    private static ObjectNode success(ResourceType type, ObjectNode object) {
        ObjectNode status = Json.FACTORY.objectNode().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Success");
        status.putObject("details")
                .put("name", Meta.name(object))
                .put("group", type.group)
                .put("kind", type.plural)
                .put("uid", Meta.uid(object));
        return status;
    }

    private static Predicate<ObjectNode> selection(ApiRequest request, ResourceType type) {
        Predicate<Map<String, String>> labels = LabelSelector.parse(request.asked("labelSelector"));
        return FieldSelector.parse(type, request.asked("fieldSelector"))
                .and(object -> labels.test(Meta.labels(object)));
    }

    private static Writes.Options options(Exchange exchange, ApiRequest request) {
        String validation = request.asked("fieldValidation");
        if (!List.of("", "Ignore", "Warn", "Strict").contains(validation)) {
            throw Refusal.badRequest("Invalid value: \"" + validation
                    + "\": fieldValidation parameter must be one of Ignore, Warn, Strict");
        }
        String manager = request.asked("fieldManager");
        if (manager.isEmpty() && !exchange.contentType().startsWith("application/apply-patch")) {
            manager = exchange.header("User-Agent").split("/", 2)[0];
        }
        return new Writes.Options(dryRun(request), validation, manager, request.flag("force"), exchange::warn);
    }

    private static boolean dryRun(ApiRequest request) {
        String asked = request.asked("dryRun");
        if (!asked.isEmpty() && !asked.equals("All")) {
            throw Refusal.badRequest("dryRun: Unsupported value: \"" + asked + "\": supported values: \"All\"");
        }
        return !asked.isEmpty();
    }

    private static String space(ResourceType type, ApiRequest request) {
        return type.namespaced() ? request.namespace() : "";
    }

    private static long version(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.badRequest("invalid resource version \"" + text + "\"");
        }
        return Long.parseLong(text);
    }
}
