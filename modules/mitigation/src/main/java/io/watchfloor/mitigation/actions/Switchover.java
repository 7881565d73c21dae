package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Hand the leadership over in good order: the old leader lives. It proves no failover.
public record Switchover(DatabaseCluster cluster, Leadership leadership) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "switchover";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("leadership/" + cluster.server());
    }

    @Override
    public Ending ending() {
        return Ending.NEVER;
    }
}
