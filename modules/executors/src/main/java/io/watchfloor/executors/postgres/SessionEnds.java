package io.watchfloor.executors.postgres;

import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.EndSession;
import java.time.Instant;
import java.util.Optional;

/// Cancels statements and terminates sessions on the servers where the operator has a login.
record SessionEnds(Servers servers, Patience patience) implements Executor {
    @Override
    public boolean handles(Action action) {
        return action instanceof EndSession;
    }

    private static EndSession end(Plan plan) {
        return (EndSession) plan.action();
    }

    private Optional<SessionSignals> signals(Plan plan) {
        return servers.find(server(plan)).map(server -> new SessionSignals(server, patience));
    }

    private static String server(Plan plan) {
        return end(plan).session().server();
    }

    @Override
    public Check permitted(Plan plan) {
        return signals(plan)
                .map(signals -> signals.permitted(end(plan).session(), end(plan).how()))
                .orElseGet(() -> Servers.failed("permission", server(plan)));
    }

    @Override
    public Check rehearse(Plan plan) {
        return signals(plan)
                .map(signals -> signals.rehearse(end(plan).session(), end(plan).how()))
                .orElseGet(() -> Servers.failed("dry run", server(plan)));
    }

    @Override
    public Outcome carryOut(Approved approved) {
        Plan plan = approved.plan();
        return switch (approved.direction()) {
            case DO ->
                signals(plan)
                        .map(signals ->
                                signals.carryOut(end(plan).session(), end(plan).how()))
                        .orElseGet(() -> new Outcome.Failed(Servers.missing(server(plan))));
            case UNDO -> new Outcome.MovedOn("a session that was ended cannot be brought back; nothing was done");
        };
    }

    @Override
    public Standing standing(Plan plan) {
        return signals(plan)
                .map(signals -> signals.standing(end(plan).session(), end(plan).how()))
                .orElseGet(() -> new Standing.Unknown(Servers.missing(server(plan))));
    }

    @Override
    public Optional<Instant> time(Plan plan) {
        return servers.time(server(plan));
    }

    @Override
    public void close() {}
}
