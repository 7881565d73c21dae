package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who may do what: one table, asked by every request and by access reviews alike.
final class Permissions {
    /// An authenticated user and what it may do.
    record User(String name, List<Rule> rules) {
        boolean may(String verb, String group, String resource) {
            return rules.stream().anyMatch(rule -> rule.covers(verb, group, resource));
        }
    }

    /// `resources` name a subresource as `deployments/scale`; `*` stands for all.
    record Rule(List<String> verbs, List<String> groups, List<String> resources) {
        boolean covers(String verb, String group, String resource) {
            return holds(verbs, verb) && holds(groups, group) && holds(resources, resource);
        }

        private static boolean holds(List<String> listed, String asked) {
            return listed.contains("*") || listed.contains(asked);
        }
    }

    private static final Rule WATCH = new Rule(List.of("get", "list", "watch"), List.of("*"), List.of("*"));
    private static final List<Rule> REVIEWS = List.of(
            new Rule(
                    List.of("create"),
                    List.of("authorization.k8s.io"),
                    List.of("selfsubjectaccessreviews", "selfsubjectrulesreviews")),
            new Rule(List.of("create"), List.of("authentication.k8s.io"), List.of("selfsubjectreviews")));
    private static final List<Rule> OPERATE = List.of(
            new Rule(List.of("patch", "update"), List.of("batch"), List.of("cronjobs", "jobs")),
            new Rule(List.of("patch", "update"), List.of("apps"), List.of("deployments", "deployments/scale")),
            new Rule(List.of("patch", "update"), List.of("autoscaling"), List.of("horizontalpodautoscalers")),
            new Rule(List.of("create", "patch", "update", "delete"), List.of(""), List.of("resourcequotas")),
            new Rule(List.of("create", "patch", "update", "delete"), List.of("traefik.io"), List.of("middlewares")),
            new Rule(List.of("patch", "update"), List.of("argoproj.io"), List.of("applications")),
            new Rule(
                    List.of("patch", "update"),
                    List.of("kustomize.toolkit.fluxcd.io", "helm.toolkit.fluxcd.io"),
                    List.of("kustomizations", "helmreleases")),
            new Rule(List.of("patch", "update"), List.of("postgresql.cnpg.io"), List.of("clusters", "clusters/status")),
            new Rule(List.of("delete"), List.of(""), List.of("pods")));

    private final byte[] watcherToken;
    private final byte[] operatorToken;
    private final User watcher;
    private final User operator;

    Permissions(String watcherToken, String operatorToken) {
        this.watcherToken = watcherToken.getBytes(StandardCharsets.UTF_8);
        this.operatorToken = operatorToken.getBytes(StandardCharsets.UTF_8);
        watcher = new User("lab-watcher", concat(List.of(WATCH), REVIEWS));
        operator = new User("lab-operator", concat(concat(List.of(WATCH), REVIEWS), OPERATE));
    }

    /// Both tokens are compared in constant time, whichever matches.
    Optional<User> user(String authorization) {
        byte[] token = authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8)
                : new byte[0];
        boolean watching = MessageDigest.isEqual(watcherToken, token);
        boolean operating = MessageDigest.isEqual(operatorToken, token);
        return operating ? Optional.of(operator) : watching ? Optional.of(watcher) : Optional.empty();
    }

    static void require(User user, ApiRequest request) {
        if (user.may(request.verb(), request.group(), request.resource())) {
            return;
        }
        String qualified = request.plural() + (request.group().isEmpty() ? "" : "." + request.group());
        String named = request.name().isEmpty() ? "" : " \"" + request.name() + "\"";
        String where = request.namespace().isEmpty()
                ? " at the cluster scope"
                : " in the namespace \"" + request.namespace() + "\"";
        ObjectNode details = Json.FACTORY.objectNode();
        if (!request.name().isEmpty()) {
            details.put("name", request.name());
        }
        if (!request.group().isEmpty()) {
            details.put("group", request.group());
        }
        details.put("kind", request.plural());
        throw Refusal.forbidden(
                qualified + named + " is forbidden: User \"" + user.name() + "\" cannot " + request.verb()
                        + " resource \"" + request.resource() + "\" in API group \"" + request.group() + "\"" + where,
                details);
    }

    /// Paths that are no resources: discovery and health, for reading only.
    static boolean mayRead(String verb, String path) {
        return verb.equals("get") && path.matches("/(version|healthz|livez|readyz|apis?)(/.*)?");
    }

    static ArrayNode listed(User user) {
        ArrayNode rules = Json.FACTORY.arrayNode();
        for (Rule rule : user.rules()) {
            ObjectNode entry = rules.addObject();
            rule.verbs().forEach(entry.putArray("verbs")::add);
            rule.groups().forEach(entry.putArray("apiGroups")::add);
            rule.resources().forEach(entry.putArray("resources")::add);
        }
        return rules;
    }

    private static List<Rule> concat(List<Rule> some, List<Rule> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
