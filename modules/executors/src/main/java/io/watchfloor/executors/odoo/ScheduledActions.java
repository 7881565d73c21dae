package io.watchfloor.executors.odoo;

import io.watchfloor.executors.odoo.ScheduledAction.Row;
import io.watchfloor.executors.postgres.Outcomes;
import io.watchfloor.executors.postgres.Servers;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.PauseScheduledAction;
import io.watchfloor.mitigation.actions.Was;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Switches Odoo's scheduled actions off and on in its own table. While one runs its row is held: then nothing waits
/// for it, and the answer names the session to end first.
record ScheduledActions(Servers servers) implements Executor {
    @Override
    public boolean handles(Action action) {
        return action instanceof PauseScheduledAction;
    }

    private ScheduledAction row(Action action) throws Trouble {
        PauseScheduledAction pause = (PauseScheduledAction) action;
        return new ScheduledAction(
                servers.find(pause.server())
                        .orElseThrow(() -> new Trouble(Servers.missing(pause.server()), false, null)),
                pause);
    }

    @Override
    public Look look(Action action) {
        try {
            ScheduledAction scheduled = row(action);
            Optional<Row> found = scheduled.read();
            if (found.isEmpty()) {
                return new Look.Not("there is no " + scheduled.title());
            }
            Row row = found.get();
            if (!row.active()) {
                return new Look.Not(scheduled.title() + " (" + row.name() + ") is switched off already");
            }
            PauseScheduledAction pause = scheduled.pause();
            return new Look.Seen(
                    new PauseScheduledAction(
                            pause.server(), pause.database(), pause.id(), row.name(), Was.of(row.nextCall())),
                    row.use().running() == null ? List.of() : List.of(row.name() + ": " + ScheduledAction.runs(row)));
        } catch (Trouble trouble) {
            return new Look.Not(trouble.text());
        }
    }

    @Override
    public Check permitted(Plan plan) {
        String name = "permission";
        try {
            ScheduledAction scheduled = row(plan.action());
            Optional<Row> found = scheduled.read();
            if (found.isEmpty()) {
                return new Check(name, Result.FAILED, "there is no " + scheduled.title(), "");
            }
            String who = found.get().who();
            return found.get().use().may()
                    ? new Check(name, Result.PASSED, who + " may switch scheduled actions", who)
                    : new Check(
                            name,
                            Result.FAILED,
                            who + " may not: GRANT UPDATE (active) ON ir_cron TO " + who + " in "
                                    + scheduled.pause().database(),
                            who);
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    /// Only looks: a trial that takes the row's lock would make Odoo skip a run that is due.
    @Override
    public Check rehearse(Plan plan) {
        String name = "dry run";
        try {
            ScheduledAction scheduled = row(plan.action());
            return scheduled
                    .difference(scheduled.read())
                    .map(text -> new Check(name, Result.FAILED, text, ""))
                    .orElseGet(() -> new Check(
                            name,
                            Result.NOT_OFFERED,
                            "active, and its row is free; a trial that locks it would make Odoo skip a run",
                            ""));
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    @Override
    public Outcome carryOut(Approved approved) {
        try {
            ScheduledAction scheduled = row(approved.plan().action());
            return switch (approved.direction()) {
                case DO -> switchOff(scheduled);
                case UNDO -> switchOn(scheduled);
            };
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? Outcomes.unknown(trouble.text() + "; whether it was switched is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was changed");
        }
    }

    private static Outcome switchOff(ScheduledAction scheduled) throws Trouble {
        Optional<String> before = scheduled.difference(scheduled.read());
        if (before.isPresent()) {
            return new Outcome.MovedOn(before.get());
        }
        boolean switched;
        try {
            switched = scheduled.switchOff();
        } catch (Trouble trouble) {
            if (trouble.inDoubt()) {
                throw trouble;
            }
            // A run that has begun in the same moment holds the row: it is not waited for.
            Optional<String> now = scheduled.difference(scheduled.read());
            if (now.isEmpty()) {
                throw trouble;
            }
            return new Outcome.MovedOn(now.get());
        }
        Optional<Row> now = scheduled.read();
        if (!switched) {
            return new Outcome.MovedOn(
                    scheduled.difference(now).orElse(scheduled.title() + " changed in the same moment"));
        }
        return now.isPresent() && !now.get().active()
                ? new Outcome.Done(List.of(scheduled.line(now.get())))
                : new Outcome.Failed(
                        scheduled.title() + " was switched off and is on again: somebody else has changed it");
    }

    private static Outcome switchOn(ScheduledAction scheduled) throws Trouble {
        boolean switched = scheduled.switchOn();
        Optional<Row> now = scheduled.read();
        if (!switched) {
            return new Outcome.MovedOn(now.map(row -> row.active()
                            ? scheduled.title() + " is on already"
                            : scheduled.title() + " is off, but its next call is " + row.nextCall() + " and was "
                                    + scheduled.pause().nextCall().text()
                                    + ": somebody else has changed it, it is left as it is")
                    .orElse(scheduled.title() + " is gone"));
        }
        scheduled.wake();
        return new Outcome.Done(List.of(now.map(scheduled::line).orElse(scheduled.title() + " was switched on")));
    }

    @Override
    public Standing standing(Plan plan) {
        try {
            ScheduledAction scheduled = row(plan.action());
            Optional<Row> now = scheduled.read();
            boolean off = now.filter(row -> !row.active()
                            && row.nextCall()
                                    .equals(scheduled.pause().nextCall().value()))
                    .isPresent();
            String line = now.map(scheduled::line).orElse(scheduled.title() + " is gone");
            return off ? new Standing.Done(List.of(line)) : new Standing.NotDone(line);
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }

    @Override
    public Optional<Instant> time(Plan plan) {
        return servers.time(((PauseScheduledAction) plan.action()).server());
    }

    @Override
    public void close() {}
}
