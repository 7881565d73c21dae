package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Take the leadership over from a leader that is lost, or is made to be.
public record Failover(DatabaseCluster cluster, Leadership leadership) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "failover";

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
