package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Let a path or an integration through at a bounded rate, by a Middleware of Traefik.
///
/// @param average requests per `period`
/// @param earlier `spec.rateLimit` before as JSON; not set where there was none
public record RateLimit(ClusterObject middleware, int average, int burst, Duration period, Was earlier)
        implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "rate-limit";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of(middleware.key());
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }

    @Override
    public List<String> owners() {
        return middleware.revision().owners();
    }
}
