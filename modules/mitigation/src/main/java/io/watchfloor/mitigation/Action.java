package io.watchfloor.mitigation;

import io.watchfloor.mitigation.actions.BoundDatabase;
import io.watchfloor.mitigation.actions.BoundNamespace;
import io.watchfloor.mitigation.actions.BoundRole;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.mitigation.actions.Failover;
import io.watchfloor.mitigation.actions.FreezeSync;
import io.watchfloor.mitigation.actions.HoldChannel;
import io.watchfloor.mitigation.actions.LimitPool;
import io.watchfloor.mitigation.actions.LoadRehearsal;
import io.watchfloor.mitigation.actions.PausePool;
import io.watchfloor.mitigation.actions.PauseScheduledAction;
import io.watchfloor.mitigation.actions.PostponeBackup;
import io.watchfloor.mitigation.actions.ProbeWrites;
import io.watchfloor.mitigation.actions.RateLimit;
import io.watchfloor.mitigation.actions.RestoreRehearsal;
import io.watchfloor.mitigation.actions.Rollout;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.SilenceAlert;
import io.watchfloor.mitigation.actions.Switchover;
import io.watchfloor.mitigation.actions.Unplanned;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be done. Each names its target so that it can be no other, and carries what was seen of it when it was
/// planned, so that it can be written conditionally and put back.
public sealed interface Action
        permits Action.PauseBatch,
                BoundDatabase,
                BoundNamespace,
                BoundRole,
                EndSession,
                Failover,
                FreezeSync,
                HoldChannel,
                LimitPool,
                LoadRehearsal,
                PausePool,
                PauseScheduledAction,
                PostponeBackup,
                ProbeWrites,
                RateLimit,
                RestoreRehearsal,
                Rollout,
                ScaleWorkload,
                SilenceAlert,
                Switchover,
                Unplanned {
    /// The annotation by which a changed object names the plan that changed it, so that no other puts it back.
    String PAUSED_BY = "watchfloor.io/paused-by";

    /// Identifier shared with advice, policy, JSON and the journal.
    String slug();

    /// What it holds while it is in force, one key for each object: of two actions that share a key only one is done.
    Set<String> targets();

    /// How it ends.
    Ending ending();

    /// Who owns its objects by GitOps or otherwise, and may put back what it changes; in words.
    default List<String> owners() {
        return List.of();
    }

    /// How an action ends.
    enum Ending {
        /// What was seen before is put back, at the end or by hand.
        REVERTED,
        /// The system ends it by itself at the time it was given; by hand it can be ended sooner.
        BY_ITSELF,
        /// What is done is done.
        NEVER
    }

    /// Suspend a batch CronJob and, unless it may finish, its run in flight.
    record PauseBatch(Workload cronJob, @Nullable Workload run, RunInFlight inFlight) implements Action {
        /// The slug of this kind of action.
        public static final String SLUG = "pause-batch";

        @Override
        public String slug() {
            return SLUG;
        }

        @Override
        public Set<String> targets() {
            Set<String> targets = new LinkedHashSet<>();
            targets.add(cronJob.key());
            if (run != null) {
                targets.add(run.key());
            }
            return targets;
        }

        @Override
        public Ending ending() {
            return Ending.REVERTED;
        }

        @Override
        public List<String> owners() {
            Set<String> owners = new LinkedHashSet<>(cronJob.seen().owners());
            if (run != null) {
                owners.addAll(run.seen().owners());
            }
            return List.copyOf(owners);
        }
    }

    /// What happens to the run in flight: suspending its CronJob alone leaves it running with its locks.
    enum RunInFlight {
        STOP,
        LET_FINISH
    }

    /// A Kubernetes object by uid and the spec that was planned against.
    record Workload(Kind kind, String namespace, String name, String uid, Seen seen) {
        /// What identifies it among everything that can be held.
        public String key() {
            return "kubernetes/" + uid;
        }
    }

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
