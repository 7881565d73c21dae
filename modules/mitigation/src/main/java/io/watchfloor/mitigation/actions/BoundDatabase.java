package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Bound how many sessions a tenant's database takes. Binds new sessions only.
///
/// @param earlier the connection limit before; -1 is no limit
public record BoundDatabase(String server, String database, int connections, Was earlier) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "bound-database";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("database/" + server + "/" + database);
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }
}
