package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// A request refused as the API server would refuse it; becomes a `Status` object.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// One field's fault, as `details.causes` lists it.
    record Cause(String reason, String message, String field) {}

    private final int code;
    private final String reason;
    private final transient ObjectNode details;

    Refusal(int code, String reason, String message, ObjectNode details) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    int code() {
        return code;
    }

    ObjectNode status() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", getMessage()).put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message, nothing());
    }

    static Refusal unauthorized() {
        return new Refusal(401, "Unauthorized", "Unauthorized", nothing());
    }

    static Refusal forbidden(String message, ObjectNode details) {
        return new Refusal(403, "Forbidden", message, details);
    }

    static Refusal noSuchPath() {
        return new Refusal(404, "NotFound", "the server could not find the requested resource", nothing());
    }

    static Refusal notFound(ResourceType type, String name) {
        String message = type.qualified() + " \"" + name + "\" not found";
        return new Refusal(404, "NotFound", message, details(type, name));
    }

    static Refusal methodNotAllowed() {
        return new Refusal(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource", nothing());
    }

    static Refusal alreadyExists(ResourceType type, String name) {
        String message = type.qualified() + " \"" + name + "\" already exists";
        return new Refusal(409, "AlreadyExists", message, details(type, name));
    }

    static Refusal conflict(ResourceType type, String name, String why) {
        String message = "Operation cannot be fulfilled on " + type.qualified() + " \"" + name + "\": " + why;
        return new Refusal(409, "Conflict", message, details(type, name));
    }

    static Refusal modified(ResourceType type, String name) {
        return conflict(
                type,
                name,
                "the object has been modified; please apply your changes to the latest version and try again");
    }

    static Refusal expired(String message) {
        return new Refusal(410, "Expired", message, nothing());
    }

    static Refusal unsupportedMediaType(String accepted) {
        return new Refusal(
                415,
                "UnsupportedMediaType",
                "the body of the request was in an unknown format - accepted media types include: " + accepted,
                nothing());
    }

    /// A patch that cannot be applied: a failed `test`, a path that is not there.
    static Refusal unprocessablePatch(String why) {
        ObjectNode details = nothing();
        details.putArray("causes")
                .addObject()
                .put("reason", "UnexpectedServerResponse")
                .put("message", why);
        return new Refusal(422, "Invalid", "the server rejected our request due to an error in our request", details);
    }

    static Refusal invalid(ResourceType type, String name, List<Cause> causes) {
        List<String> texts = causes.stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .toList();
        String joined = texts.size() == 1 ? texts.getFirst() : "[" + String.join(", ", texts) + "]";
        ObjectNode details =
                nothing().put("name", name).put("group", type.group).put("kind", type.kind);
        for (Cause cause : causes) {
            details.withArray("causes")
                    .addObject()
                    .put("reason", cause.reason())
                    .put("message", cause.message())
                    .put("field", cause.field());
        }
        return new Refusal(422, "Invalid", type.qualifiedKind() + " \"" + name + "\" is invalid: " + joined, details);
    }

    static Refusal tooLarge() {
        return new Refusal(413, "RequestEntityTooLarge", "Request entity too large: limit is 3145728", nothing());
    }

    static Refusal tooLargeVersion(long asked, long current) {
        return new Refusal(
                504,
                "Timeout",
                "Too large resource version: " + asked + ", current: " + current,
                nothing().put("retryAfterSeconds", 1));
    }

    static Refusal internal(String message) {
        return new Refusal(500, "InternalError", "Internal error occurred: " + message, nothing());
    }

    private static ObjectNode details(ResourceType type, String name) {
        ObjectNode details = nothing().put("name", name);
        if (!type.group.isEmpty()) {
            details.put("group", type.group);
        }
        return details.put("kind", type.plural);
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
