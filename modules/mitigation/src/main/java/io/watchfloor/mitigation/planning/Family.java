package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Plan;
import java.time.Duration;
import java.util.List;

/// What a plan says of one kind of action: pure, asked once for each plan.
public interface Family {
    /// How soon blocked time should have fallen to less than half.
    Duration WITHIN = Duration.ofSeconds(30);

    /// Verb and object; how long it lasts is added by who shows it.
    String title();

    /// The change as a diff, for the plan with this id.
    List<Plan.Change> changes(String plan);

    /// What it costs, and what it does not do; one sentence each, the most important first.
    List<String> costs();

    /// What it frees.
    default Advice.Effect frees() {
        return Advice.Effect.NONE;
    }

    /// How soon an effect is expected.
    default Duration within() {
        return WITHIN;
    }

    /// Guards of this kind alone.
    default List<Check> guards() {
        return List.of();
    }
}
