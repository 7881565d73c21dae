package io.watchfloor.app.headless;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.LayerStatus;
import io.watchfloor.diagnosis.Reach;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.WorkflowStatus.Figures;
import io.watchfloor.diagnosis.locks.Basis;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.signals.State;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Judgements as JSON objects; docs/json-lines.md says what each field means.
final class Lines {
    private static final JsonMapper JSON = new JsonMapper();

    private Lines() {}

    static ObjectNode line(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    static ObjectNode tick(Judgement judgement) {
        ObjectNode line = line("tick").put("at", judgement.at().toString());
        line.put("verdict", name(judgement.verdict()));
        ArrayNode workflows = line.putArray("workflows");
        for (WorkflowStatus status : judgement.board().workflows()) {
            ObjectNode workflow = workflows.addObject().put("workflow", status.workflow());
            figures(workflow, status.state(), status.reach(), status.figures());
            ArrayNode tenants = workflow.putArray("tenants");
            for (var tenant : status.tenants()) {
                figures(
                        tenants.addObject().put("tenant", tenant.tenant()),
                        tenant.state(),
                        tenant.reach(),
                        tenant.figures());
            }
        }
        ArrayNode layers = line.putArray("layers");
        for (LayerStatus status : judgement.board().layers()) {
            ObjectNode layer = layers.addObject()
                    .put("layer", status.layer().slug())
                    .put("state", status.state().slug());
            reach(layer, status.reach());
            if (status.figure() != null) {
                layer.put("value", status.figure().value())
                        .put("unit", status.figure().unit().name().toLowerCase(java.util.Locale.ROOT))
                        .put("measure", status.figure().measure());
            }
        }
        ObjectNode cost = line.putObject("cost");
        if (judgement.watching().databaseMillis() >= 0) {
            cost.put("databaseMillis", judgement.watching().databaseMillis());
        } else {
            cost.putNull("databaseMillis");
        }
        cost.put("connections", judgement.watching().connections());
        return line;
    }

    static ObjectNode waits(WaitTree tree) {
        ObjectNode line = line("waits").put("at", tree.at().toString()).put("server", tree.server());
        ArrayNode roots = line.putArray("roots");
        for (WaitTree.Node root : tree.roots()) {
            node(roots.addObject(), root);
        }
        ArrayNode edges = line.putArray("edges");
        tree.edges().forEach((pid, blockedBy) -> {
            WaitTree.Who who = tree.whoIs(pid);
            Basis.Evidence evidence = who.basis().evidence();
            ObjectNode edge = edges.addObject()
                    .put("pid", pid)
                    .put("workflow", who.workflow())
                    .put("pod", who.pod())
                    .put("namedBy", evidence == null ? null : evidence.name().toLowerCase(Locale.ROOT));
            ArrayNode by = edge.putArray("blockedBy");
            blockedBy.forEach(by::add);
        });
        return line;
    }

    static ObjectNode node(ObjectNode json, WaitTree.Node node) {
        return json.put("pid", node.pid())
                .put("workflow", node.who().workflow())
                .put("tenant", node.who().tenant())
                .put("pod", node.who().pod())
                .put("job", node.who().job())
                .put("blockedSessions", node.waiting().blocked())
                .put("blockedSeconds", round(node.waiting().blockedSeconds()));
    }

    static void advice(ArrayNode array, List<Advice> advice) {
        for (Advice one : advice) {
            ObjectNode json = array.addObject().put("mitigation", one.mitigation());
            json.putObject("target")
                    .put("tenant", one.target().tenant())
                    .put("workflow", one.target().workflow())
                    .put("object", one.target().object());
            json.put("text", one.text()).put("reason", one.reason());
            json.put("frees", one.effect().sessions());
        }
    }

    static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy ignored -> "healthy";
            case Verdict.Unknown ignored -> "unknown";
            case Verdict.Finding ignored -> "finding";
        };
    }

    static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    private static void figures(ObjectNode json, State state, Reach reach, Figures figures) {
        json.put("state", state.slug());
        number(json, "latency", figures.latency());
        if (figures.estimated()) {
            json.put("latencyEstimated", true);
        }
        number(json, "throughput", figures.throughput());
        number(json, "waiting", figures.waiting());
        reach(json, reach);
    }

    private static void reach(ObjectNode json, Reach reach) {
        number(json, "age", reach.age() == null ? null : reach.age().toMillis() / 1000.0);
        Instant since = reach.since();
        json.put("since", since.toString());
        if (reach.reason() != null) {
            json.put("reason", reach.reason());
        }
    }

    private static void number(ObjectNode json, String field, @Nullable Double value) {
        if (value == null) {
            json.putNull(field);
        } else {
            json.put(field, round(value));
        }
    }
}
