package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.actions.Unplanned;
import io.watchfloor.mitigation.planning.Draft;
import io.watchfloor.mitigation.planning.Families;
import io.watchfloor.mitigation.planning.Family;
import io.watchfloor.mitigation.planning.Planner;
import io.watchfloor.mitigation.planning.Sight;
import io.watchfloor.mitigation.planning.Subject;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds for every action there is, also for those that are yet to be written.
final class EveryActionTest {
    private static final Duration LASTS = Duration.ofMinutes(20);

    private static Draft draft(Action action) {
        Subject subject = new Subject(null, null, "something", "", Advice.Effect.NONE);
        return new Draft(action, subject, List.of(), null);
    }

    private static Sight sight() {
        return new Sight(Floor.estate(Environment.PRODUCTION), null, Bench.START);
    }

    private static Plan plan(Action action) {
        return new Planner(sight(), draft(action), LASTS).plan("m-1", new Plan.Undone("this console", true));
    }

    @Test
    void eachSurvivesTheJournalWithWhatMayBeAbsentAndWithout() {
        for (boolean absent : new boolean[] {false, true}) {
            for (Action action : Samples.actions(absent)) {
                Plan plan = plan(action);
                assertEquals(Optional.of(plan), PlanText.read(PlanText.write(plan)), action.slug());
            }
        }
    }

    @Test
    void aDamagedEntryIsNotTakenForAnotherPlan() {
        for (Action action : Samples.actions(false)) {
            Map<String, String> whole = PlanText.write(plan(action));
            whole.keySet().stream()
                    .filter(key -> key.startsWith("plan."))
                    .filter(key -> !key.contains(".of."))
                    .forEach(key -> {
                        Map<String, String> damaged = new HashMap<>(whole);
                        damaged.remove(key);
                        assertEquals(Optional.empty(), PlanText.read(damaged), action.slug() + " without " + key);
                    });
        }
    }

    @Test
    void eachHasASlugOfItsOwnAndNamesWhatItHolds() {
        Set<String> slugs = new HashSet<>();
        for (Action action : Samples.actions(false)) {
            assertTrue(slugs.add(action.slug()), action.slug());
            assertEquals(action instanceof Unplanned, action.targets().isEmpty(), action.slug());
            assertFalse(action.targets().contains(""), action.slug());
        }
    }

    @Test
    void eachSaysWhatItChangesAndWhatItCosts() {
        for (Action action : Samples.actions(false)) {
            if (action instanceof Unplanned) {
                continue;
            }
            Family family = Families.of(sight(), draft(action), LASTS);
            assertNotEquals("", family.title().strip(), action.slug());
            assertFalse(family.changes("m-1").isEmpty(), action.slug());
            assertFalse(family.costs().isEmpty(), action.slug());
            boolean never = action.ending() == Action.Ending.NEVER;
            assertEquals(
                    !never,
                    plan(action).title().endsWith("— 20 min"),
                    plan(action).title());
        }
    }

    @Test
    void whoOwnsAnObjectIsNamedAmongTheCosts() {
        for (Action action : Samples.actions(false)) {
            String costs = String.join("\n", plan(action).prospect().costs());
            for (String owner : action.owners()) {
                assertTrue(costs.contains(owner), action.slug());
            }
        }
    }
}
