package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.Write.Fate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The time without an acknowledged write: from the last one acknowledged to the first one acknowledged again, whatever
/// the steps of the drill say.
///
/// @param from  the last acknowledgement before, on the probe's clock
/// @param until the first one after, absent while none has come
public record Outage(Duration from, @Nullable Duration until) {

    /// The longest time without an acknowledgement that ended after `begun`; one that lasts still counts to `now`.
    /// Absent while nothing was acknowledged yet.
    public static @Nullable Outage longest(List<Write> writes, Duration begun, Duration now) {
        Outage longest = longestOver(writes, begun);
        List<Duration> acknowledged = acknowledged(writes);
        if (acknowledged.isEmpty()) {
            return null;
        }
        Outage lasting = new Outage(acknowledged.getLast(), null);
        return longest == null || lasting.length(now).compareTo(longest.length(now)) > 0 ? lasting : longest;
    }

    /// The longest one after `begun` that is over; absent where none is.
    public static @Nullable Outage longestOver(List<Write> writes, Duration begun) {
        List<Duration> acknowledged = acknowledged(writes);
        Outage longest = null;
        for (int index = 1; index < acknowledged.size(); index++) {
            Duration until = acknowledged.get(index);
            Outage gap = new Outage(acknowledged.get(index - 1), until);
            if (until.compareTo(begun) > 0
                    && (longest == null || gap.length(until).compareTo(longest.length(until)) > 0)) {
                longest = gap;
            }
        }
        return longest;
    }

    private static List<Duration> acknowledged(List<Write> writes) {
        return writes.stream()
                .filter(write -> write.fate() == Fate.ACKNOWLEDGED)
                .map(Write::ended)
                .sorted()
                .toList();
    }

    /// How long it lasted, or has lasted by now.
    public Duration length(Duration now) {
        Duration length = (until == null ? now : until).minus(from);
        return length.isNegative() ? Duration.ZERO : length;
    }

    /// Whether a write was acknowledged again.
    public boolean over() {
        return until != null;
    }
}
