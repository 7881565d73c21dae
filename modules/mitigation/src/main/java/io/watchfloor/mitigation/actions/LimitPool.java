package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// Bound the pool of one database in PgBouncer.
///
/// @param pooler  `host:port` of its admin console
/// @param earlier the pool size before
public record LimitPool(String pooler, String database, int size, Was earlier) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "limit-pool";

    @Override
    public String slug() {
        return SLUG;
    }

    @Override
    public Set<String> targets() {
        return Set.of("pgbouncer/" + pooler + "/" + database);
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }
}
