package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.ScaleWorkload.Autoscaler;
import io.watchfloor.mitigation.actions.ScaleWorkload.Purpose;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.SignalNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// More or fewer pods. More of them is refused while the database is the constraint: they would wait as well, and take
/// its connections.
record ScaleFamily(Sight sight, Draft draft, ScaleWorkload scale, Duration lasts) implements Family {
    /// Above this share of `max_connections` nothing is left for those who mend.
    private static final double FULL = 0.9;

    private boolean adds() {
        return scale.purpose() == Purpose.ADD;
    }

    @Override
    public String title() {
        return (adds() ? "Add workers to " : "Throttle ") + scale.workload().name();
    }

    @Override
    public List<Plan.Change> changes(String plan) {
        List<Plan.Change> changes = new ArrayList<>();
        Autoscaler autoscaler = scale.autoscaler();
        if (autoscaler == null) {
            changes.add(new Plan.Change(
                    scale.workload().title(),
                    "spec.replicas",
                    Integer.toString(scale.replicas().earlier()),
                    Integer.toString(scale.replicas().wanted()),
                    ""));
            changes.add(Words.mark(scale.workload().title(), plan));
        } else {
            String object = autoscaler.object().title();
            changes.add(bound(
                    object,
                    "spec.minReplicas",
                    autoscaler.earlier().minimum(),
                    autoscaler.wanted().minimum()));
            changes.add(bound(
                    object,
                    "spec.maxReplicas",
                    autoscaler.earlier().maximum(),
                    autoscaler.wanted().maximum()));
            changes.add(Words.mark(object, plan));
        }
        return changes;
    }

    private static Plan.Change bound(String object, String field, int before, int after) {
        return new Plan.Change(
                object, field, Integer.toString(before), Integer.toString(after), "the autoscaler keeps within it");
    }

    @Override
    public List<String> costs() {
        List<String> costs = new ArrayList<>();
        if (adds()) {
            costs.add("More workers open more connections: " + connections());
        } else {
            costs.add("What these workers do is done later; pods that end are given their grace period, and what they"
                    + " have not committed rolls back.");
        }
        costs.add("At " + sight.clock(sight.now().plus(lasts)) + " it goes back to "
                + scale.replicas().earlier() + ".");
        return costs;
    }

    @Override
    public Advice.Effect frees() {
        return adds() ? Advice.Effect.NONE : draft.subject().advised();
    }

    @Override
    public List<Check> guards() {
        List<Check> guards = new ArrayList<>();
        int change = scale.replicas().wanted() - scale.replicas().earlier();
        guards.add(
                adds() == change > 0 && change != 0
                        ? Words.passed(
                                "count",
                                scale.replicas().earlier() + " to "
                                        + scale.replicas().wanted())
                        : Words.failed("count", "it has " + scale.replicas().earlier() + " already"));
        if (adds()) {
            guards.add(constraint());
            guards.add(room());
        }
        return guards;
    }

    private Check constraint() {
        String name = "constraint";
        Observed observed = sight.observed();
        if (observed == null) {
            return Words.failed(name, "what holds the work back is not known yet");
        }
        return switch (observed.judgement().verdict()) {
            case Verdict.Finding finding
            when finding.answers().cause().layer() == Layer.POSTGRESQL ->
                Words.failed(
                        name,
                        "the database is the constraint ("
                                + finding.answers().cause().title() + "): more workers would wait as well");
            case Verdict.Finding finding -> advised(finding);
            case Verdict.Healthy healthy -> Words.passed(name, "the database is not the constraint");
            case Verdict.Unknown unknown -> Words.failed(name, "what holds the work back is not known");
        };
    }

    private static Check advised(Verdict.Finding finding) {
        return finding.answers().avoid().stream()
                .filter(advice -> advice.mitigation().equals(ScaleWorkload.ADD))
                .findFirst()
                .map(advice -> Words.failed("constraint", advice.reason()))
                .orElseGet(() -> Words.passed("constraint", "the database is not the constraint"));
    }

    private Check room() {
        Optional<Resulting> resulting = resulting();
        if (resulting.isEmpty()) {
            return new Check("connections", Result.NOT_OFFERED, connections(), "");
        }
        return resulting.get().after() > resulting.get().most() * FULL
                ? Words.failed("connections", connections())
                : Words.passed("connections", connections());
    }

    private record Resulting(double now, double after, double most) {}

    // Each new pod is counted as taking what a pod of the cluster takes now.
    private Optional<Resulting> resulting() {
        Observed observed = sight.observed();
        String server = draft.subject().server();
        if (observed == null || server.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble used = observed.figure(SignalNames.POSTGRES_CONNECTIONS, server);
        OptionalDouble most = observed.figure(SignalNames.POSTGRES_CONNECTIONS_MAX, server);
        int pods = observed.deployments().stream()
                .mapToInt(deployment -> deployment.ready())
                .sum();
        if (used.isEmpty() || most.isEmpty() || pods == 0) {
            return Optional.empty();
        }
        int more = scale.replicas().wanted() - scale.replicas().earlier();
        double each = used.getAsDouble() / pods;
        return Optional.of(
                new Resulting(used.getAsDouble(), used.getAsDouble() + Math.ceil(each * more), most.getAsDouble()));
    }

    private String connections() {
        return resulting()
                .map(resulting -> "from " + Math.round(resulting.now()) + " to about "
                        + Math.round(resulting.after()) + " of " + Math.round(resulting.most())
                        + " (max_connections)")
                .orElse("how many is not known");
    }
}
