package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// Self subject reviews, answered from the table that decides the requests themselves.
final class Reviews {
    static final Map<String, Map<String, String>> KINDS = Map.of(
            "authorization.k8s.io",
            Map.of(
                    "selfsubjectaccessreviews", "SelfSubjectAccessReview",
                    "selfsubjectrulesreviews", "SelfSubjectRulesReview"),
            "authentication.k8s.io",
            Map.of("selfsubjectreviews", "SelfSubjectReview"));

    private final Schema schema;

    Reviews(Schema schema) {
        this.schema = schema;
    }

    static boolean answers(ApiRequest request) {
        return KINDS.getOrDefault(request.group(), Map.of()).containsKey(request.plural());
    }

    ObjectNode answer(ApiRequest request, Permissions.User user, ObjectNode body) {
        ObjectNode review = body.deepCopy();
        Map<String, String> kinds = KINDS.getOrDefault(request.group(), Map.of());
        String kind = kinds.getOrDefault(request.plural(), "");
        Schema.Findings findings = schema.prune(kind, review);
        if (!findings.mismatched().isEmpty()) {
            throw Refusal.badRequest(findings.mismatched().getFirst());
        }
        review.put("kind", kind).put("apiVersion", request.group() + "/v1");
        Meta.of(review);
        switch (request.plural()) {
            case "selfsubjectaccessreviews" -> access(user, review);
            case "selfsubjectrulesreviews" -> rules(user, review);
            default -> identity(user, review);
        }
        return review;
    }

    private static void access(Permissions.User user, ObjectNode review) {
        JsonNode asked = review.at("/spec/resourceAttributes");
        JsonNode path = review.at("/spec/nonResourceAttributes");
        if (asked.isMissingNode() == path.isMissingNode()) {
            throw Refusal.badRequest("exactly one of nonResourceAttributes or resourceAttributes must be specified");
        }
        boolean allowed;
        if (asked.isMissingNode()) {
            allowed = Permissions.mayRead(
                    path.path("verb").asText(), path.path("path").asText());
        } else {
            String subresource = asked.path("subresource").asText("");
            String resource = asked.path("resource").asText("") + (subresource.isEmpty() ? "" : "/" + subresource);
            allowed =
                    user.may(asked.path("verb").asText(""), asked.path("group").asText(""), resource);
        }
        ObjectNode status = review.putObject("status").put("allowed", allowed);
        if (allowed) {
            status.put("reason", "allowed by the lab's rules for " + user.name());
        }
    }

    private static void rules(Permissions.User user, ObjectNode review) {
        if (review.at("/spec/namespace").asText("").isEmpty()) {
            throw Refusal.badRequest("no namespace on request");
        }
        ObjectNode status = review.putObject("status");
        status.set("resourceRules", Permissions.listed(user));
        ObjectNode paths = status.putArray("nonResourceRules").addObject();
        paths.putArray("verbs").add("get");
        for (String path : List.of("/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/readyz", "/version")) {
            paths.withArrayProperty("nonResourceURLs").add(path);
        }
        status.put("incomplete", false);
    }

    private static void identity(Permissions.User user, ObjectNode review) {
        review.putObject("status")
                .putObject("userInfo")
                .put("username", user.name())
                .putArray("groups")
                .add("system:authenticated");
    }
}
