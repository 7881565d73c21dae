package io.watchfloor.signals.facts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who waits for whom on one server, from one consistent sample: `pg_blocking_pids` and `pg_locks` of the waiters.
///
/// @param subject    the server's slug, or `server/node` for a node that is not read as its primary
/// @param serverTime the server's own clock when it was asked
public record Waits(Instant at, String subject, Instant serverTime, List<Wait> waits) implements Fact {
    public Waits {
        waits = List.copyOf(waits);
    }

    /// One session waiting for a heavyweight lock.
    ///
    /// @param blockedBy pids as `pg_blocking_pids` gives them, distinct; a prepared transaction is negative and
    ///                  found among the sessions, or 0 when it is not known more closely
    /// @param since     when the wait began (`pg_locks.waitstart`), else when it was first seen
    public record Wait(
            int pid, List<Integer> blockedBy, @Nullable Instant since, Lock lock) {
        public Wait {
            blockedBy = List.copyOf(blockedBy);
        }
    }

    /// The lock waited for.
    ///
    /// @param type     `pg_locks.locktype`: relation, transactionid, tuple, advisory, …
    /// @param wanted   the mode waited for, without the `Lock` suffix, such as `Share`; empty while not known yet
    /// @param held     the strongest mode a blocker holds on the same object, absent when none does (a soft block)
    /// @param relation the relation, where the lock or the waiter's tuple lock tells it
    /// @param row      page and tuple as `(page,tuple)`, where known
    public record Lock(
            String type,
            String wanted,
            @Nullable String held,
            @Nullable String relation,
            @Nullable String row) {}
}
