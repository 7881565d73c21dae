package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Answers.Cause;
import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Answers.Load;
import io.watchfloor.diagnosis.Answers.Nature;
import io.watchfloor.diagnosis.Verdict.Evidence;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.baselines.Steady;
import io.watchfloor.diagnosis.baselines.Steady.Pace;
import io.watchfloor.diagnosis.layers.Limit;
import io.watchfloor.diagnosis.workflows.TenantObjects;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Estate;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds servers whose connections are nearly used up.
public final class LimitRule {
    private static final double NONE_LEFT = 0.97;

    private LimitRule() {}

    /// One tick over the fresh limits; a server out of sight is forgotten.
    public static Map<String, Steady> remember(
            List<Limit> connections, Map<String, Steady> before, Instant at, double seconds) {
        Map<String, Steady> after = new HashMap<>();
        for (Limit limit : connections) {
            State seen = limit.share() >= Limit.FULL ? State.DEGRADED : State.HEALTHY;
            Steady known = before.get(limit.server());
            after.put(
                    limit.server(),
                    known == null ? Steady.first(State.HEALTHY, at) : known.next(seen, at, seconds, Pace.USUAL));
        }
        return after;
    }

    /// The fullest of the servers found full.
    public static Optional<Finding> finding(List<Limit> connections, Map<String, Steady> memory, LimitContext context) {
        return connections.stream()
                .filter(limit -> {
                    Steady steady = memory.get(limit.server());
                    return steady != null && steady.state() == State.DEGRADED;
                })
                .max(Comparator.comparingDouble(Limit::share))
                .map(limit -> {
                    Steady steady = memory.get(limit.server());
                    return finding(limit, steady == null ? Instant.EPOCH : steady.since(), context);
                });
    }

    /// Who is asked for names and targets.
    public record LimitContext(
            Estate estate, TenantObjects objects, @Nullable FirstToSlow first) {}

    private static Finding finding(Limit limit, Instant since, LimitContext context) {
        String figures =
                "%.0f of %.0f connections of %s are in use".formatted(limit.used(), limit.max(), limit.server());
        LockAdvice advice = new LockAdvice(context.estate(), context.objects());
        Cause cause = new Cause(
                "connections:" + limit.server(),
                Layer.POSTGRESQL,
                "PostgreSQL · connections",
                figures,
                null,
                new Load(0, 0));
        Answers answers = new Answers(
                context.first(),
                cause,
                new Nature(Nature.Kind.UNKNOWN, "too little seen to tell"),
                List.of(),
                List.of(advice.addWorkers(context.first(), figures + ": each worker brings more")));
        Severity severity = limit.share() >= NONE_LEFT ? Severity.CRITICAL : Severity.WARNING;
        return new Finding(severity, since, answers, List.of(new Evidence(figures, limit.share())));
    }
}
