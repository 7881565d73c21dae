package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.planning.Family;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes up what consoles left in force in the systems, by the marks they left beside it: also without their journal.
final class Leftovers {
    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final Works works;

    Leftovers(Works works) {
        this.works = works;
    }

    /// Looks in every system. Blocks.
    void look() {
        for (Left left : works.crew().left()) {
            // What has ended here and is still marked was left as it is on purpose: it had moved on.
            if (works.table().find(left.plan()).isEmpty()) {
                take(left, plan(left));
            }
        }
    }

    // Its own console has the first go; so what is found shortly after its end is left to that.
    private void take(Left left, Plan plan) {
        Instant now = works.now();
        Instant until = left.until().plus(Abroad.GRACE);
        Held held = Held.of(new Mitigation(plan, List.of(), new Stage.Acting()), "declared:watchfloor")
                .until(until)
                .inForce(now, until, null);
        Map<String, String> details = PlanText.write(plan);
        details.put("until", until.toString());
        details.put("text", left.text());
        try {
            works.ledger().before(works.ledger().entry(held, Step.FOUND, details));
        } catch (IOException problem) {
            LOG.warn("found {} in force, and it cannot be recorded: {}", left.text(), problem.getMessage());
            return;
        }
        works.table().put(held);
    }

    private Plan plan(Left left) {
        Instant now = works.now();
        return new Plan(
                left.plan(),
                left.action(),
                "Left in force: " + left.text(),
                new Plan.Scope("", "", Duration.between(now, left.until()), now, now),
                new Plan.Prospect(
                        List.of(),
                        Advice.Effect.NONE,
                        List.of("Begun by a console that this one knows nothing of."),
                        new Plan.Undone("this console, " + Abroad.GRACE.toSeconds() + " s after its end", false),
                        new Plan.Expectation("", 0, Family.WITHIN)));
    }
}
