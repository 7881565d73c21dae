package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.actions.BoundNamespace;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.FreezeSync;
import io.watchfloor.mitigation.actions.RateLimit;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.Was;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which fields an action changes: pure, so that an undo finds the same ones again.
final class Edits {
    static final List<String> REPLICAS = List.of("spec", "replicas");
    static final List<String> MINIMUM = List.of("spec", "minReplicas");
    static final List<String> MAXIMUM = List.of("spec", "maxReplicas");
    static final List<String> HARD = List.of("spec", "hard");
    static final List<String> RATE = List.of("spec", "rateLimit");
    static final List<String> AUTOMATED = List.of("spec", "syncPolicy", "automated");
    static final List<String> SUSPEND = List.of("spec", "suspend");

    private Edits() {}

    static boolean knows(Action action) {
        return action instanceof ScaleWorkload
                || action instanceof BoundNamespace
                || action instanceof RateLimit
                || action instanceof FreezeSync;
    }

    static Edit of(Action action) {
        return switch (action) {
            case ScaleWorkload scale -> scale(scale);
            case BoundNamespace bound ->
                new Edit(
                        bound.quota(),
                        List.of(new Field(HARD, was(bound.earlier()), quantities(bound.hard()))),
                        bound.quota().revision().uid().isEmpty());
            case RateLimit limit -> Edit.of(limit.middleware(), new Field(RATE, was(limit.earlier()), rate(limit)));
            case FreezeSync freeze -> Edit.of(freeze.application(), frozen(freeze));
            default -> throw new IllegalArgumentException("no change of an object: " + action.slug());
        };
    }

    private static Edit scale(ScaleWorkload scale) {
        ScaleWorkload.Autoscaler autoscaler = scale.autoscaler();
        if (autoscaler == null) {
            return Edit.of(
                    scale.workload(),
                    numbers(
                            REPLICAS,
                            scale.replicas().earlier(),
                            scale.replicas().wanted()));
        }
        return Edit.of(
                autoscaler.object(),
                numbers(
                        MINIMUM,
                        autoscaler.earlier().minimum(),
                        autoscaler.wanted().minimum()),
                numbers(
                        MAXIMUM,
                        autoscaler.earlier().maximum(),
                        autoscaler.wanted().maximum()));
    }

    private static Field numbers(List<String> path, int from, int to) {
        return new Field(path, IntNode.valueOf(from), IntNode.valueOf(to));
    }

    private static JsonNode quantities(Map<String, String> hard) {
        ObjectNode node = Live.JSON.createObjectNode();
        new TreeMap<>(hard).forEach(node::put);
        return node;
    }

    private static JsonNode rate(RateLimit limit) {
        return Live.JSON
                .createObjectNode()
                .put("average", limit.average())
                .put("burst", limit.burst())
                .put("period", limit.period().toSeconds() + "s");
    }

    private static Field frozen(FreezeSync freeze) {
        return suspends(freeze.application())
                ? new Field(SUSPEND, was(freeze.earlier()), BooleanNode.TRUE)
                : new Field(AUTOMATED, was(freeze.earlier()), Field.ABSENT);
    }

    /// Flux is suspended; Argo CD loses its automated policy.
    static boolean suspends(ClusterObject application) {
        return application.type() != ClusterObject.Type.ARGO_APPLICATION;
    }

    /// A value that was noted as JSON.
    static JsonNode was(Was was) {
        return was.value() == null ? Field.ABSENT : Live.json(was.value());
    }
}
