package io.watchfloor.estate;

import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Footprint;
import io.watchfloor.signals.estate.Workflow.Measure;
import io.watchfloor.signals.estate.Workflow.Slo;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a pack: the workflows of one vertical.
final class PackReader {
    /// What a measure may be called, and what it becomes.
    private enum Kind {
        LATENCY(SignalNames.WORKFLOW_LATENCY_P95, Unit.SECONDS),
        THROUGHPUT(SignalNames.WORKFLOW_THROUGHPUT, Unit.PER_SECOND),
        FAILED(SignalNames.WORKFLOW_FAILED, Unit.RATIO),
        WAITING(SignalNames.WORKFLOW_WAITING, Unit.COUNT);

        private final String signal;
        private final Unit unit;

        Kind(String signal, Unit unit) {
            this.signal = signal;
            this.unit = unit;
        }
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "latency", Kind.LATENCY, "throughput", Kind.THROUGHPUT, "failed", Kind.FAILED, "waiting", Kind.WAITING);
    private static final List<String> TIERS =
            List.of(Tier.values()).stream().map(Tier::slug).toList();
    private static final Pattern READS = Pattern.compile("(?is)\\s*(SELECT|WITH|VALUES)\\b.*");
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Words words;
    private final Mistakes mistakes;

    PackReader(Words words, Mistakes mistakes) {
        this.words = words;
        this.mistakes = mistakes;
    }

    List<Workflow> read(Node root) {
        Fields top = Fields.of(root, "a pack", mistakes);
        top.required("pack");
        top.text("title");
        List<Workflow> workflows = new ArrayList<>();
        Set<String> names = new HashSet<>();
        if (!top.has("workflows")) {
            mistakes.add(top.at(), "a pack needs 'workflows'");
        }
        for (Node item : top.items("workflows")) {
            Fields fields = Fields.of(item, "a workflow", mistakes);
            Fields.Text name = fields.required("name");
            if (!names.add(name.value())) {
                mistakes.add(name.at(), "a second workflow named '" + name.value() + "'");
            }
            workflows.add(workflow(words.slug(name), fields));
        }
        top.refuseOthers();
        return workflows;
    }

    private Workflow workflow(String slug, Fields fields) {
        String title = fields.text("title").map(Fields.Text::value).orElse(slug);
        Tier tier = words.choice(fields.required("tier"), TIERS)
                .map(text -> Tier.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Tier.MODERATE);
        Optional<Fields> slo = fields.fields("slo");
        if (slo.isEmpty()) {
            mistakes.add(fields.at(), "a workflow needs 'slo'");
        }
        Footprint footprint = new Footprint(
                fields.strings("tables"),
                fields.strings("workloads"),
                fields.strings("crons"),
                fields.flag("pausable"));
        List<Measure> measures = new ArrayList<>();
        if (fields.flag("router")) {
            measures.add(new Measure.Router());
        }
        Set<String> signals = new HashSet<>();
        for (Node item : fields.items("measures")) {
            query(Fields.of(item, "a measure", mistakes), signals).ifPresent(measures::add);
        }
        if (measures.isEmpty()) {
            mistakes.add(fields.at(), "a workflow needs 'router: true' or 'measures'");
        }
        fields.refuseOthers();
        return new Workflow(slug, title, tier, slo.map(this::slo).orElse(new Slo(SHORTEST, 0.95)), footprint, measures);
    }

    private Slo slo(Fields fields) {
        Duration latency = words.duration(fields.required("latency"), SHORTEST);
        double objective = fields.text("objective").map(this::share).orElse(0.95);
        fields.refuseOthers();
        return new Slo(latency, objective);
    }

    private double share(Fields.Text text) {
        if (!text.value().matches("0?\\.\\d{1,6}")) {
            mistakes.add(text.at(), "'objective' is a share between 0 and 1, such as 0.95");
            return 0.95;
        }
        return Double.parseDouble(text.value());
    }

    private Optional<Measure> query(Fields fields, Set<String> signals) {
        Fields.Text signal = fields.required("signal");
        Optional<Kind> kind = words.choice(signal, KINDS.keySet()).map(KINDS::get);
        if (kind.isPresent() && !signals.add(signal.value())) {
            mistakes.add(signal.at(), "'" + signal.value() + "' is measured twice");
        }
        Duration every =
                fields.text("every").map(text -> words.duration(text, SHORTEST)).orElse(SHORTEST);
        if (every.compareTo(SHORTEST) < 0) {
            mistakes.add(fields.at(), "'every' is at least 1s");
        }
        Fields.Text sql = fields.required("sql");
        if (!sql.value().isEmpty()
                && (sql.value().indexOf(';') >= 0 || !READS.matcher(sql.value()).matches())) {
            mistakes.add(sql.at(), "'sql' must be one SELECT that answers one number, without a semicolon");
        }
        fields.refuseOthers();
        return kind.map(each ->
                new Measure.Query(each.signal, each.unit, every, sql.value().strip()));
    }
}
