package io.watchfloor.collectors.postgres;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A wait whose relation is not named yet.
///
/// @param blockedBy as in [io.watchfloor.signals.facts.Waits.Wait]
record Waiting(int pid, List<Integer> blockedBy, @Nullable Instant since, Target target, Modes modes) {
    Waiting {
        blockedBy = List.copyOf(blockedBy);
    }

    /// What is waited for; database and relation are 0 where there is none.
    record Target(
            String type,
            long database,
            long relation,
            @Nullable String row) {}

    record Modes(String wanted, @Nullable String held) {}
}
