package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Bound what a tenant's namespace may ask for by a ResourceQuota. Binds new pods only.
///
/// @param hard    the wanted `spec.hard`
/// @param earlier `spec.hard` before as JSON; not set where the quota has to be made
public record BoundNamespace(ClusterObject quota, Map<String, String> hard, Was earlier) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "bound-namespace";

    public BoundNamespace {
        hard = Map.copyOf(hard);
    }

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of(quota.key());
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }

    @Override
    public List<String> owners() {
        return quota.revision().owners();
    }
}
