package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.time.Duration;
import java.util.Set;

/// Hold new queries of one database in PgBouncer for some seconds. It resumes by itself.
public record PausePool(String pooler, String database, Duration atMost) implements Action {
    /// The slug of this kind of action.
    public static final String SLUG = "pause-pool";

    /// Longer than this no pool is paused.
    public static final Duration LONGEST = Duration.ofSeconds(10);

    public PausePool {
        if (!atMost.isPositive() || atMost.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a pool is paused for at most " + LONGEST.toSeconds() + " s");
        }
    }

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
        return Ending.BY_ITSELF;
    }
}
