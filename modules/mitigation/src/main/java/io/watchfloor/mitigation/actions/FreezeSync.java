package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Stop GitOps from syncing an application: Argo CD's automated policy, or `suspend` of Flux.
///
/// @param earlier the sync policy before as JSON, or `suspend`
public record FreezeSync(ClusterObject application, Was earlier) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "freeze-sync";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of(application.key());
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }
}
