package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Write small keyed rows of the drill's own, without a pause, into the database of a server that is marked for it.
///
/// @param perSecond writes a second
public record ProbeWrites(String server, int perSecond) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "probe-writes";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("probe/" + server);
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }
}
