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
        List<Duration> acknowledged = writes.stream()
                .filter(write -> write.fate() == Fate.ACKNOWLEDGED)
                .map(Write::ended)
                .sorted()
                .toList();
        Outage longest = null;
        for (int index = 0; index < acknowledged.size(); index++) {
            Duration from = acknowledged.get(index);
            Duration until = index + 1 < acknowledged.size() ? acknowledged.get(index + 1) : null;
            Outage gap = new Outage(from, until);
            boolean counts = until == null || until.compareTo(begun) > 0;
            if (counts && (longest == null || gap.length(now).compareTo(longest.length(now)) > 0)) {
                longest = gap;
            }
        }
        return longest;
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
