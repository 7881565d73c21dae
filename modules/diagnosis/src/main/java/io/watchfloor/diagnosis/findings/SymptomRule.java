package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Answers.Cause;
import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Answers.Load;
import io.watchfloor.diagnosis.Answers.Nature;
import io.watchfloor.diagnosis.Judgement.Board;
import io.watchfloor.diagnosis.LayerStatus;
import io.watchfloor.diagnosis.Verdict.Evidence;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.workflows.Batch;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names the layer that is wrong while workflows are, where no rule knows a closer cause; and says that the cause is
/// not found where no layer shows it.
public final class SymptomRule {
    private static final List<Layer> INNERMOST_FIRST =
            List.of(Layer.POSTGRESQL, Layer.INFRASTRUCTURE, Layer.REDIS, Layer.INGRESS);

    /// A hiccup stays in figures of ten seconds and in a state for five more, and several make half a minute:
    /// its tile shows that at once, and a finding without a cause would only call somebody who can do nothing.
    private static final Duration LASTING = Duration.ofSeconds(60);

    private SymptomRule() {}

    /// Workflows that serve demand and are down or degraded, worst first.
    public static List<WorkflowStatus> slowed(Estate estate, Board board) {
        return board.workflows().stream()
                .filter(status -> status.state() == State.DOWN || status.state() == State.DEGRADED)
                .filter(status -> estate.workflow(status.workflow())
                        .map(workflow -> !Batch.is(workflow))
                        .orElse(false))
                .sorted(Comparator.comparing(WorkflowStatus::state))
                .toList();
    }

    /// The finding where a layer shows what is wrong.
    ///
    /// @param gone servers that do not answer
    public static Optional<Finding> finding(
            Estate estate, Board board, List<String> gone, @Nullable FirstToSlow first) {
        List<WorkflowStatus> slowed = slowed(estate, board);
        if (slowed.isEmpty()) {
            return Optional.empty();
        }
        boolean down = slowed.getFirst().state() == State.DOWN;
        Severity severity = severity(estate, slowed);
        Instant since = since(slowed);
        List<Evidence> evidence = evidence(estate, slowed);
        if (!gone.isEmpty() && down) {
            String text = "%s does not answer while %s"
                    .formatted(String.join(", ", gone), sentence(estate, slowed.getFirst()));
            Cause cause = cause("not-answering:" + gone.getFirst(), Layer.POSTGRESQL, "not answering", text);
            return Optional.of(new Finding(severity, since, answers(cause, first), evidence));
        }
        return INNERMOST_FIRST.stream()
                .flatMap(layer -> board.layers().stream().filter(status -> status.layer() == layer))
                .filter(status -> status.state() == State.DEGRADED || status.state() == State.DOWN)
                .findFirst()
                .map(status -> {
                    Cause cause = cause(
                            status.layer().slug(),
                            status.layer(),
                            "degraded",
                            String.join(", ", status.lines()) + " while " + sentence(estate, slowed.getFirst()));
                    return new Finding(severity, since, answers(cause, first), with(evidence, status));
                });
    }

    /// The finding where everything needed is in sight and no layer shows what is wrong.
    static Optional<Finding> unexplained(Estate estate, Board board, Instant now, @Nullable FirstToSlow first) {
        List<WorkflowStatus> slowed = slowed(estate, board).stream()
                .filter(status -> status.state() == State.DOWN || lasts(status, now))
                .toList();
        if (slowed.isEmpty()) {
            return Optional.empty();
        }
        WorkflowStatus worst = slowed.getFirst();
        String what = worst.state() == State.DOWN ? "down" : "slow";
        String title = estate.workflow(worst.workflow()).map(Workflow::title).orElse(worst.workflow());
        Cause cause = new Cause(
                "not-found:" + worst.workflow(),
                Layer.APPLICATION,
                title + " " + what + ", cause not found",
                sentence(estate, worst) + "; no layer in sight shows why",
                null,
                new Load(0, 0));
        return Optional.of(
                new Finding(severity(estate, slowed), since(slowed), answers(cause, first), evidence(estate, slowed)));
    }

    private static boolean lasts(WorkflowStatus status, Instant now) {
        return Duration.between(status.reach().since(), now).compareTo(LASTING) >= 0;
    }

    private static Severity severity(Estate estate, List<WorkflowStatus> slowed) {
        WorkflowStatus worst = slowed.getFirst();
        boolean critical = worst.state() == State.DOWN && tier(estate, worst) == Tier.CRITICAL;
        return critical ? Severity.CRITICAL : Severity.WARNING;
    }

    private static Instant since(List<WorkflowStatus> slowed) {
        return slowed.stream()
                .map(status -> status.reach().since())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<Evidence> evidence(Estate estate, List<WorkflowStatus> slowed) {
        return slowed.stream()
                .map(status ->
                        new Evidence(sentence(estate, status), status.tenants().size()))
                .toList();
    }

    private static List<Evidence> with(List<Evidence> evidence, LayerStatus layer) {
        var figure = layer.figure();
        return figure == null
                ? evidence
                : Stream.concat(
                                Stream.of(new Evidence(
                                        title(layer.layer()) + ": " + String.join(", ", layer.lines()),
                                        figure.value())),
                                evidence.stream())
                        .toList();
    }

    private static Cause cause(String slug, Layer layer, String what, String text) {
        return new Cause(slug, layer, title(layer) + " · " + what, text, null, new Load(0, 0));
    }

    private static Answers answers(Cause cause, @Nullable FirstToSlow first) {
        Nature nature = new Nature(Nature.Kind.UNKNOWN, "too little seen to tell");
        return new Answers(first, cause, nature, List.of(), List.of());
    }

    private static Tier tier(Estate estate, WorkflowStatus status) {
        return estate.workflow(status.workflow()).map(Workflow::tier).orElse(Tier.MODERATE);
    }

    private static String sentence(Estate estate, WorkflowStatus status) {
        String title = estate.workflow(status.workflow()).map(Workflow::title).orElse(status.workflow());
        String reason = status.reach().reason();
        return title + " is " + status.state().slug() + (reason == null ? "" : " (" + reason + ")");
    }

    private static String title(Layer layer) {
        return switch (layer) {
            case INGRESS -> "Ingress";
            case APPLICATION -> "Application";
            case POSTGRESQL -> "PostgreSQL";
            case REDIS -> "Redis";
            case INFRASTRUCTURE -> "Infrastructure";
            case BACKUPS -> "Backups";
            case INTEGRATIONS -> "Integrations";
        };
    }
}
