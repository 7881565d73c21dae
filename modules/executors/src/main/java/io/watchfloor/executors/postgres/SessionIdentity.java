package io.watchfloor.executors.postgres;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One session so that it can be no other. Times are the server's, to the microsecond.
///
/// @param transactionStart absent when it was in no transaction
/// @param queryStart       needed to cancel
record SessionIdentity(
        int pid,
        Instant backendStart,
        @Nullable Instant transactionStart,
        @Nullable Instant queryStart) {}
