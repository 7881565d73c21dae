package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Bound what new sessions of a role may do.
///
/// @param value   the wanted bound: milliseconds for a statement timeout, a count for connections
/// @param earlier the bound before
public record BoundRole(String server, String role, Setting setting, String value, Was earlier) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "bound-role";

    /// What is bounded.
    public enum Setting {
        STATEMENT_TIMEOUT,
        CONNECTION_LIMIT
    }

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("role/" + server + "/" + role + "/" + setting);
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }
}
