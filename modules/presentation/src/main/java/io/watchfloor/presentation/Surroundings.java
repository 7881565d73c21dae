package io.watchfloor.presentation;

import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.Past;
import io.watchfloor.diagnosis.activity.StatementHistory;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.plans.PlanSource;
import java.time.Clock;
import java.util.concurrent.Executor;

/// What pages are given to work with.
public record Surroundings(
        Estate estate, MitigationDesk desk, Threads threads, Records records, Navigation navigation) {
    /// Surroundings that remember nothing beyond the tick.
    public Surroundings(Estate estate, MitigationDesk desk, Threads threads, Clock clock, Navigation navigation) {
        this(estate, desk, threads, Records.none(clock), navigation);
    }

    /// The UI thread's door, and where calls that block belong.
    public record Threads(Executor ui, Executor background) {}

    /// The time.
    public Clock clock() {
        return records.clock();
    }

    /// Active sessions over time; a long range takes a while, so it is asked in the background.
    public ActivityHistory history() {
        return records.history();
    }

    /// Statements over time.
    public StatementHistory statements() {
        return records.statements();
    }

    /// Earlier ticks; reads files, so it is asked in the background.
    public Past past() {
        return records.past();
    }

    /// How a server would run a statement; asks the server, so it is asked in the background.
    public PlanSource plans() {
        return records.plans();
    }
}
