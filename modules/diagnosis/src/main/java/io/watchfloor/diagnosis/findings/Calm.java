package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Judgement.Board;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.diagnosis.freshness.Measured;
import io.watchfloor.diagnosis.layers.Limit;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The verdict where no rule found a cause: healthy with its headroom, slow for a reason that nothing in sight shows,
/// or unknown with what is missing.
public final class Calm {
    private Calm() {}

    /// Servers whose locks are not in sight.
    public static List<String> gone(Estate estate, Freshness freshness) {
        return estate.systems().postgres().stream()
                .map(PostgresServer::slug)
                .filter(server -> freshness.server(server).quality() != Measured.Quality.FRESH)
                .toList();
    }

    /// Healthy only where every server and every critical workflow is in sight and none is slow. That a workflow is
    /// slow is known even where its cause is not; while something is out of sight the cause may be there.
    public static Verdict verdict(Estate estate, Board board, Freshness freshness, @Nullable FirstToSlow first) {
        List<String> missing = new ArrayList<>();
        for (String server : gone(estate, freshness)) {
            missing.add("PostgreSQL " + server + " (" + freshness.server(server).reason() + ")");
        }
        if (estate.systems().postgres().isEmpty()) {
            missing.add("PostgreSQL (none in this estate's file)");
        }
        List<String> uncounted = new ArrayList<>();
        boolean any = false;
        for (WorkflowStatus status : board.workflows()) {
            boolean critical = tier(estate, status) == Tier.CRITICAL;
            if (status.state() == State.UNKNOWN || status.state() == State.STALE) {
                String reason = status.reach().reason();
                String text = title(estate, status) + " (" + status.state().slug() + ")";
                (critical ? missing : uncounted)
                        .add(critical && reason != null ? title(estate, status) + " (" + reason + ")" : text);
            } else {
                any = true;
            }
        }
        if (!any && missing.isEmpty()) {
            missing.addAll(uncounted);
        }
        List<WorkflowStatus> slowed = SymptomRule.slowed(estate, board);
        if (!missing.isEmpty()) {
            slowed.forEach(slow -> missing.add(
                    "why " + title(estate, slow) + " is " + slow.state().slug()));
            return new Verdict.Unknown(missing);
        }
        return SymptomRule.unexplained(estate, board, freshness.at(), first)
                .<Verdict>map(finding -> finding)
                .orElseGet(() -> new Verdict.Healthy(
                        headroom(estate, freshness) + briefly(estate, slowed) + notCounted(uncounted)));
    }

    private static String headroom(Estate estate, Freshness freshness) {
        return Limit.all(estate, freshness).stream()
                .max(Comparator.comparingDouble(Limit::share))
                .map(limit -> "nearest limit: %s %.0f of %.0f".formatted(limit.name(), limit.used(), limit.max()))
                .orElse("no limit is known");
    }

    private static String briefly(Estate estate, List<WorkflowStatus> slowed) {
        return slowed.isEmpty()
                ? ""
                : "; slow, no cause found yet: "
                        + slowed.stream().map(status -> title(estate, status)).collect(Collectors.joining(", "));
    }

    private static String notCounted(List<String> uncounted) {
        return uncounted.isEmpty() ? "" : "; not counted: " + String.join(", ", uncounted);
    }

    private static Tier tier(Estate estate, WorkflowStatus status) {
        return estate.workflow(status.workflow()).map(Workflow::tier).orElse(Tier.MODERATE);
    }

    private static String title(Estate estate, WorkflowStatus status) {
        return estate.workflow(status.workflow()).map(Workflow::title).orElse(status.workflow());
    }
}
