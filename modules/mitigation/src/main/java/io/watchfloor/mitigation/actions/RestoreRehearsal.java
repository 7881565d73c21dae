package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Restore a backup into a scratch place, look at it, measure, and drop it.
///
/// @param backup      the label of the backup, empty for the newest
/// @param attachments whether attachments are checked too; else its result is called "database only"
public record RestoreRehearsal(String server, String backup, Scratch scratch, boolean attachments) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "rehearse-restore";

    /// Where it goes and what it may use.
    public record Scratch(String path, long bytes, long bytesPerSecond) {}

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("restore/" + server, "scratch/" + scratch.path());
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }
}
