package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.time.Duration;
import java.util.Set;

/// Send synthetic transactions to a marked tenant.
///
/// @param perMinute transactions a minute
public record LoadRehearsal(String tenant, String workflow, int perMinute, Abort abort) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "rehearse-load";

    /// When it is stopped at once.
    ///
    /// @param latency above this p95 of the real work
    /// @param failed  above this share of failed transactions, in percent
    public record Abort(Duration latency, int failed) {}

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("load/" + tenant);
    }

    @Override
    public Ending ending() {
        return Ending.BY_ITSELF;
    }
}
