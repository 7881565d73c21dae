package io.watchfloor.mitigation;

import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.planning.Draft;
import io.watchfloor.mitigation.planning.Drafts;
import io.watchfloor.mitigation.planning.Families;
import io.watchfloor.mitigation.planning.Observed;
import io.watchfloor.mitigation.planning.Planner;
import io.watchfloor.mitigation.planning.Sight;
import io.watchfloor.mitigation.planning.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes plans and asks every guard. Blocks while systems are asked.
final class Proposals {
    private static final String ONLY_HERE = "this console while it is open, at the end or by hand; after a restart"
            + " this console again, from its journal; else nobody";

    private final Works works;
    private final Permits permits;
    private final Presence presence;
    private final @Nullable String unreadable;

    /// @param unreadable why the journal cannot be read, if it cannot
    Proposals(Works works, Permits permits, Presence presence, @Nullable String unreadable) {
        this.works = works;
        this.permits = permits;
        this.presence = presence;
        this.unreadable = unreadable;
    }

    /// A plan with the answers of all guards: proposed, or refused with the first reason. It is not on the desk yet.
    Held held(String id, Wish wish, @Nullable Observed observed, String operator) {
        Sight sight = new Sight(works.parts().estate(), observed, works.now());
        Draft draft = looked(new Drafts(sight).of(wish));
        Plan plan = new Planner(sight, draft, wish.lasts()).plan(id, undone(draft.action()));
        List<Check> checks = checks(sight, draft, plan, operator);
        Stage stage = checks.stream()
                .filter(check -> !check.allows())
                .findFirst()
                .<Stage>map(check -> new Stage.Refused(check.text()))
                .orElseGet(Stage.Proposed::new);
        return Held.of(new Mitigation(plan, checks, stage), identity(checks, operator));
    }

    // What a snapshot does not tell its executor looks up; a target that cannot be named is not asked about.
    private Draft looked(Draft draft) {
        if (draft.problem() != null || !works.crew().present()) {
            return draft;
        }
        return switch (works.crew().look(draft.action())) {
            case Look.Seen seen -> draft.seen(seen.action(), seen.remarks());
            case Look.Not not -> draft.not(not.text());
        };
    }

    private Plan.Undone undone(Action action) {
        return switch (action.ending()) {
            case REVERTED -> {
                List<String> others = presence.others();
                yield others.isEmpty()
                        ? new Plan.Undone(ONLY_HERE, true)
                        : new Plan.Undone(
                                "this console while it is open; else " + String.join(" or ", others) + ", "
                                        + Words.words(Abroad.GRACE) + " after the end",
                                false);
            }
            case BY_ITSELF -> new Plan.Undone("the system itself; by hand sooner", false);
            case NEVER -> new Plan.Undone("nobody: it cannot be undone", false);
        };
    }

    private List<Check> checks(Sight sight, Draft draft, Plan plan, String operator) {
        List<Check> checks = new ArrayList<>();
        if (unreadable != null) {
            checks.add(Words.failed("journal", unreadable));
        }
        checks.addAll(Guards.whenPlanning(sight.estate().identity(), draft, plan, sight.observed()));
        checks.addAll(Families.of(sight, draft, plan.scope().lasts()).guards());
        checks.add(Guards.free(works.table(), plan));
        if (checks.stream().allMatch(Check::allows)) {
            checks.add(works.crew().permitted(plan));
            checks.addAll(permits.checks(plan, identity(checks, operator), sight.now()));
        }
        if (checks.stream().allMatch(Check::allows)) {
            checks.add(rehearsed(plan, checks, operator));
        }
        return checks;
    }

    /// Rehearses and records that.
    Check rehearsed(Plan plan, List<Check> before, String operator) {
        Check check = works.crew().rehearse(plan);
        Held held = Held.of(new Mitigation(plan, before, new Stage.Proposed()), identity(before, operator));
        Map<String, String> details = new HashMap<>();
        details.put("title", plan.title());
        details.put("result", check.result().name());
        details.put("text", check.text());
        details.put("operator", operator);
        try {
            works.ledger().before(works.ledger().entry(held, Step.DRY_RUN, details));
            return check;
        } catch (IOException problem) {
            return Words.failed(
                    check.name(),
                    "the journal takes nothing (" + problem.getMessage() + "): what cannot be recorded is not done");
        }
    }

    /// Who does it: whom the systems authenticated, else who says to be somebody.
    static String identity(List<Check> checks, String operator) {
        Optional<String> proven =
                checks.stream().map(Check::who).filter(who -> !who.isBlank()).findFirst();
        return proven.orElse(Permits.DECLARED + (operator.isEmpty() ? "unknown" : operator));
    }
}
