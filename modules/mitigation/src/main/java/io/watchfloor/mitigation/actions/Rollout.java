package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.List;
import java.util.Set;

/// Restart the pods of a workload, or go back to an earlier revision.
///
/// @param revision the revision in force when it was planned
/// @param to       the revision to go back to; empty for a restart
public record Rollout(How how, ClusterObject workload, Was revision, String to) implements Action {
    /// The slug for a restart.
    public static final String RESTART = "restart-rollout";
    /// The slug for going back.
    public static final String UNDO = "undo-rollout";

    /// What is done.
    public enum How {
        RESTART,
        UNDO
    }

    @Override
    public String slug() {
        return switch (how) {
            case RESTART -> RESTART;
            case UNDO -> UNDO;
        };
    }

    @Override
    public Set<String> targets() {
        return Set.of(workload.key());
    }

    @Override
    public Ending ending() {
        return how == How.UNDO ? Ending.REVERTED : Ending.NEVER;
    }

    @Override
    public List<String> owners() {
        return workload.revision().owners();
    }
}
