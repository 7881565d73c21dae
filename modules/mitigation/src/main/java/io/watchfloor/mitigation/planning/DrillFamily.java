package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.DatabaseCluster;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.mitigation.actions.LoadRehearsal;
import io.watchfloor.mitigation.actions.RestoreRehearsal;
import java.time.Duration;
import java.util.List;

/// Changes of leadership, and rehearsals.
final class DrillFamily {
    private DrillFamily() {}

    /// @param planned whether the old leader is alive and hands over
    record Leader(DatabaseCluster cluster, Leadership leadership, boolean planned) implements Family {
        @Override
        public String title() {
            return (planned ? "Switch over " : "Fail over ") + cluster.server();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            String candidate = leadership.candidate().isEmpty() ? "chosen by " + manager() : leadership.candidate();
            return List.of(new Plan.Change(
                    "PostgreSQL " + cluster.server() + " · " + manager(),
                    "leader",
                    leadership.leader().isEmpty() ? "unknown" : leadership.leader(),
                    candidate,
                    "behind by " + leadership.lag().text() + " bytes"));
        }

        private String manager() {
            return switch (cluster.manager()) {
                case PATRONI -> "Patroni";
                case CLOUDNATIVEPG -> "CloudNativePG";
                case EMBEDDED -> "embedded pair";
            };
        }

        @Override
        public List<String> costs() {
            return planned
                    ? List.of(
                            "Every session ends and connects again: writes fail for some seconds.",
                            "No acknowledged write is lost as long as the candidate has caught up.",
                            "It proves no failover: the old leader was alive.",
                            "Going back is a switchover of its own, approved separately.")
                    : List.of(
                            "Every session ends; writes fail until the candidate leads.",
                            "Acknowledged writes that had not reached the candidate are lost.",
                            "The old leader must not come back as a leader: it is rebuilt as a standby.",
                            "Going back is a switchover of its own, approved separately.");
        }

        @Override
        public List<Check> guards() {
            return List.of(
                    leadership.leader().isEmpty() && planned
                            ? Words.failed("leader", "who leads is not known: nothing is handed over")
                            : Words.passed("leader", leadership.leader() + " leads"));
        }
    }

    record Restore(RestoreRehearsal restore, Duration lasts) implements Family {
        @Override
        public String title() {
            return "Rehearse restoring " + restore.server();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            return List.of(new Plan.Change(
                    "Scratch " + restore.scratch().path(),
                    "content",
                    "",
                    restore.backup().isEmpty() ? "newest backup" : restore.backup(),
                    "archiving off, at most " + restore.scratch().bytes() / (1 << 20) + " MiB"));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "Reads the backup at no more than " + restore.scratch().bytesPerSecond() / (1 << 20)
                            + " MiB/s; production is not touched.",
                    "Odoo is never started on it.",
                    restore.attachments()
                            ? "Attachments are checked against the database."
                            : "Database only: attachments are not checked.",
                    "It is dropped at the end, at the latest after " + Words.words(lasts) + ".");
        }
    }

    record Load(LoadRehearsal load, Duration lasts) implements Family {
        @Override
        public String title() {
            return "Rehearse load on " + load.tenant();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            return List.of(new Plan.Change(
                    "Tenant " + load.tenant(),
                    "synthetic " + load.workflow(),
                    "0",
                    load.perMinute() + " per minute",
                    "marked, never posted to accounting"));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "Takes capacity from the real work for at most " + Words.words(lasts) + ".",
                    "Stopped at once above " + load.abort().latency().toMillis() + " ms p95 of the real work, or "
                            + load.abort().failed() + " % failures.");
        }
    }

    record Nothing(String object) implements Family {
        @Override
        public String title() {
            return object;
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            return List.of();
        }

        @Override
        public List<String> costs() {
            return List.of();
        }
    }
}
