package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.HoldChannel;
import io.watchfloor.mitigation.actions.PauseScheduledAction;
import java.time.Duration;
import java.util.List;

/// Work that Odoo itself starts: scheduled actions and channels of queued jobs.
final class OdooFamily {
    private OdooFamily() {}

    record Scheduled(Sight sight, PauseScheduledAction pause, Duration lasts) implements Family {
        @Override
        public String title() {
            return "Pause scheduled action " + pause.id();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            return List.of(new Plan.Change(
                    "ir_cron " + pause.id() + " · " + pause.server() + "/" + pause.database(),
                    "active",
                    "true",
                    "false",
                    "next run was due " + pause.nextCall().text()));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "What it does is done later, by at most " + Words.words(lasts) + ".",
                    "A run in flight goes on and keeps its locks: while it runs its row is held, and switching it off"
                            + " is refused. End its session first, or wait.",
                    "At " + sight.clock(sight.now().plus(lasts)) + " it is switched on again and, being due, runs at"
                            + " once.");
        }
    }

    record Channel(Sight sight, HoldChannel hold, Duration lasts) implements Family {
        @Override
        public String title() {
            return "Hold channel " + hold.channel();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            return List.of(new Plan.Change(
                    "queue_job channel " + hold.channel() + " · " + hold.server() + "/" + hold.database(),
                    "held",
                    hold.earlier().text(),
                    "true",
                    "nothing new is taken from it"));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "Its jobs queue up for at most " + Words.words(lasts) + "; none is lost.",
                    "Jobs that have begun go on to their end.",
                    "At " + sight.clock(sight.now().plus(lasts)) + " all that queued up is taken at once.");
        }
    }
}
