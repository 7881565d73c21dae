package io.watchfloor.lab.scenario;

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

/// Reads a scenario from YAML. What it does not know it refuses, naming file and line.
final class ScenarioReader {
    private static final double MOST_FACTOR = 20;
    private static final int MOST_ROWS = 100_000;
    private static final Set<String> TENANTS =
            Tenant.ALL.stream().map(Tenant::slug).collect(Collectors.toSet());
    private static final Set<String> WORKFLOWS =
            Arrays.stream(Workflow.values()).map(Workflow::slug).collect(Collectors.toSet());
    private static final Set<String> JOBS =
            Arrays.stream(BatchJob.values()).map(BatchJob::slug).collect(Collectors.toSet());

    private final String source;

    private ScenarioReader(String source) {
        this.source = source;
    }

    static Scenario read(String name, String source, String yaml) {
        @Nullable Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new CannotStart(source + ":" + line + ": " + e.getProblem(), e);
        }
        if (root == null) {
            throw new CannotStart(source + ":1: the file is empty");
        }
        return new ScenarioReader(source).scenario(name, root);
    }

    private Scenario scenario(String name, Node root) {
        YamlFields fields = new YamlFields(source, root).only("title", "story", "simulated", "duration", "phases");
        List<Scenario.Phase> phases = new ArrayList<>();
        Duration duration = fields.duration("duration", Duration.ZERO);
        if (duration.isZero()) {
            throw fields.fault(fields.node("duration").orElse(null), "'duration' is missing or zero");
        }
        for (Node node : fields.list("phases")) {
            Scenario.Phase phase = phase(new YamlFields(source, node));
            if (!phases.isEmpty() && phase.at().compareTo(phases.getLast().at()) < 0) {
                throw fields.fault(node, "phase '" + phase.name() + "' begins before the one above it");
            }
            phases.add(phase);
        }
        if (phases.isEmpty()) {
            throw fields.fault(fields.node("phases").orElse(null), "'phases' is missing or empty");
        }
        Scenario.Text text = new Scenario.Text(fields.text("title"), fields.text("story"), fields.text("simulated"));
        return new Scenario(name, text, duration, phases);
    }

    private Scenario.Phase phase(YamlFields fields) {
        fields.only("name", "at", "ramp", "demand", "tenants", "jobs");
        Map<String, Double> factors = new LinkedHashMap<>();
        Optional<Node> demand = fields.node("demand");
        if (demand.isPresent()) {
            YamlFields wanted = new YamlFields(source, demand.get());
            for (String workflow : wanted.names()) {
                wanted.requireKnown(wanted.node(workflow).orElse(null), "workflow", workflow, WORKFLOWS);
                factors.put(workflow, wanted.number(workflow, MOST_FACTOR));
            }
        }
        Set<String> tenants = Set.copyOf(fields.texts("tenants", TENANTS));
        List<Scenario.JobRun> jobs = fields.list("jobs").stream()
                .map(node -> job(new YamlFields(source, node)))
                .toList();
        Scenario.Demand moves = new Scenario.Demand(fields.duration("ramp", Duration.ZERO), factors, tenants);
        return new Scenario.Phase(fields.text("name"), fields.duration("at", Duration.ZERO), moves, jobs);
    }

    private Scenario.JobRun job(YamlFields fields) {
        fields.only("tenant", "job", "batch", "repeats", "imported");
        Optional<Integer> batch = fields.text("batch").equals("all")
                ? Optional.empty()
                : Optional.of((int) fields.number("batch", MOST_ROWS));
        if (batch.filter(rows -> rows < 1).isPresent()) {
            throw fields.fault(fields.node("batch").orElse(null), "'batch' must be at least 1, or all");
        }
        int imported = fields.node("imported").isPresent() ? (int) fields.number("imported", MOST_ROWS) : 0;
        return new Scenario.JobRun(
                fields.oneOf("tenant", TENANTS), fields.oneOf("job", JOBS), batch, fields.yes("repeats"), imported);
    }
}
