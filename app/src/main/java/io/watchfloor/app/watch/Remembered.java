package io.watchfloor.app.watch;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.Past;
import io.watchfloor.diagnosis.activity.StatementHistory;
import io.watchfloor.presentation.Records;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.plans.PlanAnswer;
import java.time.Clock;

/// The last hours of one watch: fed by its ticks, asked by its screens.
final class Remembered {
    private final ActivityHistory history = new ActivityHistory();
    private final StatementHistory statements = new StatementHistory();
    private final Past past = Past.none();

    static Remembered of() {
        return new Remembered();
    }

    void add(Snapshot snapshot, Judgement judgement) {
        history.add(snapshot, judgement);
        statements.add(snapshot);
    }

    Records records(Clock clock) {
        return new Records(
                clock, history, statements, past, request -> new PlanAnswer.Refused("plans are not asked for here"));
    }
}
