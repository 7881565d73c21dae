package io.watchfloor.mitigation;

import io.watchfloor.mitigation.planning.Draft;
import io.watchfloor.mitigation.planning.Freshness;
import io.watchfloor.mitigation.planning.Observed;
import io.watchfloor.mitigation.planning.Words;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The guards that the desk answers itself for every kind of action, without asking a system.
final class Guards {
    /// A plan older than this predicts an effect on a state that is gone.
    static final Duration PLAN_KEEPS = Duration.ofMinutes(5);

    private static final Duration LONGEST = Duration.ofHours(24);

    private Guards() {}

    /// Those that are asked when planning, in the order in which they matter.
    static List<Check> whenPlanning(Identity identity, Draft draft, Plan plan, @Nullable Observed observed) {
        return List.of(
                known(draft),
                Freshness.check(plan.action(), observed, plan.scope().planned()),
                lasts(plan.scope().lasts()),
                environment(identity));
    }

    private static Check known(Draft draft) {
        String problem = draft.problem();
        return problem != null
                ? Words.failed("target known", problem)
                : Words.passed("target known", String.join(", ", draft.action().targets()));
    }

    private static Check lasts(Duration lasts) {
        return lasts.isPositive() && lasts.compareTo(LONGEST) <= 0
                ? Words.passed("ends", "by itself after " + Words.words(lasts))
                : Words.failed("ends", "it lasts more than nothing and at most " + Words.words(LONGEST));
    }

    private static Check environment(Identity identity) {
        return identity.environment() == Environment.PRODUCTION
                ? Words.passed("environment", "production: type " + identity.slug() + " to act")
                : Words.passed(
                        "environment",
                        identity.environment().name().toLowerCase(Locale.ROOT) + ": no name has to be typed");
    }

    static Check free(Table table, Plan plan) {
        return table.holder(plan)
                .map(other -> Words.failed("target free", Table.taken(other)))
                .orElseGet(() -> Words.passed("target free", "no other mitigation holds it"));
    }

    /// What stands against acting on a plan now, if anything: it is old, or its target has moved on.
    static Optional<String> whenActing(Plan plan, @Nullable Observed observed, Instant now) {
        if (Duration.between(plan.scope().planned(), now).compareTo(PLAN_KEEPS) > 0) {
            return Optional.of("the plan is older than " + Words.words(PLAN_KEEPS) + ": plan again");
        }
        Check fresh = Freshness.check(plan.action(), observed, now);
        if (!fresh.allows()) {
            return Optional.of(fresh.text());
        }
        return observed == null ? Optional.empty() : Freshness.movedOn(plan.action(), observed);
    }

    /// What nobody would undo is done only by someone who says that they know.
    static Optional<String> consented(Plan plan, MitigationDesk.Consent consent) {
        return plan.prospect().undone().nobody() && !consent.nobodyUndoes()
                ? Optional.of("nobody undoes it when this console is gone, and that was not consented to: nothing was"
                        + " done")
                : Optional.empty();
    }

    /// Whether the typed name is the environment's, where it is asked for. A stray space is not the name.
    static Optional<String> typed(Identity identity, String typedName) {
        return identity.environment() == Environment.PRODUCTION
                        && !identity.slug().equals(typedName)
                ? Optional.of("the typed name is not " + identity.slug() + ": nothing was done")
                : Optional.empty();
    }
}
