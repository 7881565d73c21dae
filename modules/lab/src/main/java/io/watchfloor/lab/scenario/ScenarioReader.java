package io.watchfloor.lab.scenario;

import io.watchfloor.lab.disturbance.Fault;
import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.workload.BatchJob;
import io.watchfloor.lab.workload.Tenant;
import io.watchfloor.lab.workload.Workflow;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a scenario from YAML. What it does not know it refuses, naming file, line and column.
final class ScenarioReader {
    private static final double MOST_FACTOR = 20;
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_SESSIONS = 40;
    private static final Set<String> TENANTS =
            Tenant.ALL.stream().map(Tenant::slug).collect(Collectors.toSet());
    private static final Set<String> WORKFLOWS =
            Arrays.stream(Workflow.values()).map(Workflow::slug).collect(Collectors.toSet());
    private static final Set<String> JOBS =
            Arrays.stream(BatchJob.values()).map(BatchJob::slug).collect(Collectors.toSet());

    private final String source;
    private final Draw draw;

    private ScenarioReader(String source, Draw draw) {
        this.source = source;
        this.draw = draw;
    }

    static Scenario read(String name, String source, String yaml, Variant variant) {
        @Nullable Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            String place = mark == null ? "1:1" : (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
            throw new CannotStart(source + ":" + place + ": " + e.getProblem(), e);
        }
        if (root == null) {
            throw new CannotStart(source + ":1:1: the file is empty");
        }
        return new ScenarioReader(source, new Draw(name, variant.size(), variant.seed())).scenario(name, root);
    }

    private Scenario scenario(String name, Node root) {
        YamlFields fields = new YamlFields(source, draw, root)
                .only("title", "story", "simulated", "draw", "duration", "phases", "expected");
        if (fields.has("draw")) {
            YamlFields names = fields.below(fields.node("draw").orElseThrow());
            for (String drawn : names.names()) {
                List<String> choices = names.texts(drawn);
                if (choices.isEmpty()) {
                    throw names.fault(drawn, "'" + drawn + "' has nothing to draw from");
                }
                draw.name(drawn, choices);
            }
        }
        Duration duration = fields.duration("duration", Duration.ZERO);
        if (duration.isZero()) {
            throw fields.fault("duration", "'duration' is missing or zero");
        }
        List<Scenario.Phase> phases = phases(fields);
        Scenario.Text text = new Scenario.Text(fields.text("title"), fields.text("story"), fields.text("simulated"));
        Scenario scenario = new Scenario(name, text, duration, phases, List.of());
        return fields.has("expected")
                ? new Scenario(
                        name,
                        text,
                        duration,
                        phases,
                        List.of(expected(fields.below(fields.node("expected").orElseThrow()), scenario)))
                : scenario;
    }

    private List<Scenario.Phase> phases(YamlFields fields) {
        List<Scenario.Phase> phases = new ArrayList<>();
        for (Node node : fields.list("phases")) {
            Scenario.Phase phase = phase(fields.below(node));
            if (!phases.isEmpty() && phase.at().compareTo(phases.getLast().at()) < 0) {
                throw fields.fault(node, "phase '" + phase.name() + "' begins before the one above it");
            }
            phases.add(phase);
        }
        if (phases.isEmpty()) {
            throw fields.fault("phases", "'phases' is missing or empty");
        }
        return phases;
    }

    private Scenario.Phase phase(YamlFields fields) {
        fields.only("name", "at", "ramp", "demand", "tenants", "jobs", "faults");
        Duration at = fields.duration("at", Duration.ZERO);
        Map<String, Double> factors = new LinkedHashMap<>();
        Optional<Node> demand = fields.node("demand");
        if (demand.isPresent()) {
            YamlFields wanted = fields.below(demand.get());
            for (String key : wanted.names()) {
                String workflow = draw.text(key);
                wanted.requireKnown(wanted.node(key).orElse(null), "workflow", workflow, WORKFLOWS);
                factors.put(workflow, wanted.number(key, MOST_FACTOR));
            }
        }
        Set<String> tenants = Set.copyOf(fields.texts("tenants", TENANTS));
        List<Scenario.JobRun> jobs = fields.list("jobs").stream()
                .map(node -> job(fields.below(node)))
                .toList();
        List<Fault> faults = fields.list("faults").stream()
                .map(node -> fault(fields.below(node)))
                .toList();
        Scenario.Demand moves = new Scenario.Demand(fields.duration("ramp", Duration.ZERO), factors, tenants);
        return new Scenario.Phase(fields.text("name"), at, moves, jobs, faults);
    }

    private Scenario.JobRun job(YamlFields fields) {
        fields.only("tenant", "job", "batch", "repeats", "imported", "sessions");
        int batch = isAll(fields) ? Integer.MAX_VALUE : (int) fields.number("batch", MOST_ROWS);
        if (batch < 1) {
            throw fields.fault("batch", "'batch' must be at least 1, or all");
        }
        int imported = fields.has("imported") ? (int) fields.number("imported", MOST_ROWS) : 0;
        int sessions = fields.has("sessions") ? (int) fields.number("sessions", MOST_SESSIONS) : 1;
        BatchJob job = BatchJob.named(fields.oneOf("job", JOBS)).orElseThrow();
        String tenant = fields.oneOf("tenant", TENANTS);
        if (Tenant.ALL.stream().noneMatch(each -> each.slug().equals(tenant) && job.concerns(each))) {
            throw fields.fault("tenant", "'" + tenant + "' has no job " + job.slug());
        }
        return new Scenario.JobRun(
                tenant, job, new BatchJob.Plan(batch, fields.yes("repeats"), imported, Math.max(1, sessions)));
    }

    private static boolean isAll(YamlFields fields) {
        return fields.node("batch")
                        .filter(org.yaml.snakeyaml.nodes.ScalarNode.class::isInstance)
                        .isPresent()
                && fields.text("batch").equals("all");
    }

    private Fault fault(YamlFields fields) {
        fields.only("fault", "tenant", "target", "amount", "for");
        Fault.Kind kind = Fault.Kind.named(fields.oneOf("fault", Set.copyOf(Fault.Kind.slugs())))
                .orElseThrow();
        String tenant = fields.has("tenant")
                ? fields.oneOf("tenant", TENANTS)
                : Tenant.ALL.getFirst().slug();
        String target = "";
        if (!kind.targets().isEmpty()) {
            target = fields.oneOf("target", kind.targets());
        } else if (fields.has("target")) {
            throw fields.fault("target", "'" + kind.slug() + "' has no target");
        }
        double amount = fields.has("amount") ? fields.number("amount", MOST_ROWS) : kind.usualAmount();
        return new Fault(kind, tenant, target, amount, fields.duration("for", Duration.ofDays(1)));
    }

    private Expected expected(YamlFields fields, Scenario scenario) {
        fields.only("verdict", "from", "cause", "layer", "first", "nature", "recommend", "avoid");
        String verdict = fields.oneOf("verdict", Set.of("finding", "healthy", "unknown"));
        String from = fields.has("from") ? fields.oneOf("from", scenario.phaseNames()) : "";
        boolean isFinding = verdict.equals("finding");
        if (isFinding && (from.isEmpty() || !fields.has("cause") || !fields.has("layer"))) {
            throw fields.fault("verdict", "a finding needs 'from', 'cause' and 'layer'");
        }
        Set<String> natures = Set.of("transient", "structural", "unknown");
        return new Expected(
                verdict,
                from,
                new Expected.Cause(fields.texts("cause"), isFinding ? fields.text("layer") : ""),
                new Expected.Answers(
                        fields.texts("first", WORKFLOWS),
                        fields.texts("nature", natures),
                        fields.texts("recommend"),
                        fields.texts("avoid")));
    }
}
