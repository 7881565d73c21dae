package io.watchfloor.mitigation.drill;

import java.time.Duration;
import java.util.List;

/// What a running or ended probe has written so far. Safe from any thread.
public interface ProbeReadings {
    /// How long it has run, on the monotonic clock by which its writes are timed.
    Duration elapsed();

    /// The writes whose fate is known, from this index on, in the order in which it became known.
    List<Write> from(int index);

    /// Writes a second that it is set to.
    int perSecond();
}
