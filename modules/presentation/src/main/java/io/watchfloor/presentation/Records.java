package io.watchfloor.presentation;

import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.Past;
import io.watchfloor.diagnosis.activity.StatementHistory;
import io.watchfloor.signals.plans.PlanAnswer;
import io.watchfloor.signals.plans.PlanSource;
import java.time.Clock;

/// What can be asked beyond the tick: the time, what was, and how a statement would run.
public record Records(Clock clock, ActivityHistory history, StatementHistory statements, Past past, PlanSource plans) {
    /// Nothing but the time.
    public static Records none(Clock clock) {
        return new Records(
                clock,
                new ActivityHistory(),
                new StatementHistory(),
                Past.none(),
                request -> new PlanAnswer.Refused("no plans are asked for here"));
    }
}
