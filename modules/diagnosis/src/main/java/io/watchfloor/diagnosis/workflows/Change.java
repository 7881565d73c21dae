package io.watchfloor.diagnosis.workflows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a workflow began to be slow.
///
/// @param at      the earliest evidence of the present slowness, absent while there is none
/// @param blocked the same, of sessions blocked for more than a second alone
/// @param above   since when its latency has been above the usual range, absent while it is not
/// @param quiet   seconds in a row without evidence
public record Change(
        @Nullable Instant at,
        @Nullable Instant blocked,
        @Nullable Instant above,
        double quiet) {
    static final Change NONE = new Change(null, null, null, 0);

    private static final double FORGET = 3;

    /// What one tick shows.
    ///
    /// @param blocked when the first of its sessions now blocked had been so for a second
    /// @param above   whether latency is above the usual range
    /// @param sure    whether it is so beyond chance
    record Evidence(@Nullable Instant blocked, boolean above, boolean sure) {}

    /// One tick on. While a finding is open (`held`) nothing is forgotten. Latency counts from its second tick, and
    /// only once it is beyond chance, then from when it rose.
    Change next(Evidence evidence, Instant now, double seconds, boolean held) {
        Instant before = above;
        Instant rising = evidence.above() ? before == null ? now : before : null;
        Instant found = earlier(evidence.blocked(), before == null || !evidence.sure() ? null : rising);
        if (found != null) {
            return new Change(earlier(at, found), earlier(blocked, evidence.blocked()), rising, 0);
        }
        return !held && quiet + seconds >= FORGET
                ? new Change(null, null, rising, quiet + seconds)
                : new Change(at, blocked, rising, quiet + seconds);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
