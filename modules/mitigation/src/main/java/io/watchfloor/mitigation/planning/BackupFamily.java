package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.PostponeBackup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Postponing a backup, never past the time by which it must run for the recovery point objective to hold.
record BackupFamily(Sight sight, Draft draft, PostponeBackup postpone, Duration lasts) implements Family {

    @Override
    public String title() {
        return "Postpone backup " + postpone.pause().cronJob().name();
    }

    private BatchFamily batch() {
        PauseBatch pause = postpone.pause();
        return new BatchFamily(sight, draft, pause, lasts);
    }

    @Override
    public List<Plan.Change> changes(String plan) {
        return batch().changes(plan);
    }

    @Override
    public List<String> costs() {
        List<String> costs = new ArrayList<>();
        costs.add("Until it has run, a loss costs more: everything since the last backup and the last archived WAL.");
        costs.add("It must run again by " + sight.clock(postpone.latest())
                + " for the recovery point objective to hold; it is resumed at "
                + sight.clock(sight.now().plus(lasts)) + ".");
        if (postpone.pause().run() != null) {
            costs.add("A backup that is stopped in the middle is no backup: it begins anew.");
        }
        return costs;
    }

    @Override
    public List<Check> guards() {
        Instant end = sight.now().plus(lasts);
        return List.of(
                end.isAfter(postpone.latest())
                        ? Words.failed(
                                "recovery point",
                                "it would end at " + sight.clock(end) + ", the backup must run by "
                                        + sight.clock(postpone.latest()) + ": choose a shorter time")
                        : Words.passed("recovery point", "holds: it must run by " + sight.clock(postpone.latest())));
    }
}
