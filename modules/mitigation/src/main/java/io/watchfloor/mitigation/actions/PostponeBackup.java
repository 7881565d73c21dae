package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Suspend a backup that collides with a peak, with a deadline so that the recovery point objective still holds.
///
/// @param latest by then the backup must run again; no end of it may lie later
public record PostponeBackup(Action.PauseBatch pause, Instant latest) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "postpone-backup";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return pause.targets();
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }

    @Override
    public List<String> owners() {
        return pause.owners();
    }
}
