package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Action.PauseBatch;
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
import java.time.Duration;

/// Which family speaks for an action.
public final class Families {
    private Families() {}

    /// The family of a draft's action.
    public static Family of(Sight sight, Draft draft, Duration lasts) {
        return switch (draft.action()) {
            case PauseBatch pause -> new BatchFamily(sight, draft, pause, lasts);
            case PostponeBackup postpone -> new BackupFamily(sight, draft, postpone, lasts);
            case EndSession end -> new SessionFamily(sight, draft, end);
            case PauseScheduledAction pause -> new OdooFamily.Scheduled(sight, pause, lasts);
            case HoldChannel hold -> new OdooFamily.Channel(sight, hold, lasts);
            case ScaleWorkload scale -> new ScaleFamily(sight, draft, scale, lasts);
            case LimitPool limit -> new PoolFamily.Limit(sight, limit, lasts);
            case PausePool pause -> new PoolFamily.Pause(pause);
            case BoundRole bound -> new BoundFamily.Role(sight, bound);
            case BoundDatabase bound -> new BoundFamily.Database(sight, bound);
            case BoundNamespace bound -> new BoundFamily.Namespace(bound);
            case RateLimit limit -> new EdgeFamily.Rate(sight, limit, lasts);
            case SilenceAlert silence -> new EdgeFamily.Silence(sight, silence, lasts);
            case Rollout rollout -> new RolloutFamily.Roll(rollout);
            case FreezeSync freeze -> new RolloutFamily.Freeze(sight, freeze, lasts);
            case Switchover switchover -> new DrillFamily.Leader(switchover.cluster(), switchover.leadership(), true);
            case Failover failover -> new DrillFamily.Leader(failover.cluster(), failover.leadership(), false);
            case ProbeWrites probe -> new ProbeFamily(probe);
            case RestoreRehearsal restore -> new DrillFamily.Restore(restore, lasts);
            case LoadRehearsal load -> new DrillFamily.Load(load, lasts);
            case Unplanned unplanned -> new DrillFamily.Nothing(draft.subject().title());
        };
    }
}
