package io.watchfloor.signals.plans;

import org.jspecify.annotations.Nullable;

/// Asks a server how it would run a statement, without running it.
@FunctionalInterface
public interface PlanSource {
    /// Blocks for some seconds at most: not for the UI thread. Whatever stands in the way is an answer too.
    PlanAnswer ask(Request request);

    /// Which statement, in its own database.
    ///
    /// @param queryId as the server knows it; absent where it computes none
    /// @param pid     the session that runs it or ran it last, absent for a listed statement
    record Request(
            String server,
            String database,
            @Nullable Long queryId,
            @Nullable Integer pid) {}
}
