package io.watchfloor.mitigation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be done. Each names its target so that it can be no other.
public sealed interface Action {
    /// The annotation by which a paused object names the plan that paused it, so that no other resumes it.
    String PAUSED_BY = "watchfloor.io/paused-by";

    /// Identifier shared with advice, JSON and the journal.
    String slug();

    /// Suspend a batch CronJob and, unless it may finish, its run in flight.
    record PauseBatch(Workload cronJob, @Nullable Workload run, RunInFlight inFlight) implements Action {
        /// The slug of this kind of action.
        public static final String SLUG = "pause-batch";

        @Override
        public String slug() {
            return SLUG;
        }
    }

    /// What happens to the run in flight: suspending its CronJob alone leaves it running with its locks.
    enum RunInFlight {
        STOP,
        LET_FINISH
    }

    /// A Kubernetes object by uid and the spec that was planned against.
    record Workload(Kind kind, String namespace, String name, String uid, Seen seen) {}

    /// The kinds that can be suspended.
    enum Kind {
        CRON_JOB,
        JOB
    }

    /// What the plan saw: `spec.suspend`, the resource version, and who owns it by GitOps.
    /// A mere status change since is re-read, a changed spec refused.
    record Seen(boolean suspended, String resourceVersion, List<String> owners) {
        public Seen {
            owners = List.copyOf(owners);
        }
    }
}
