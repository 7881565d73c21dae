package io.watchfloor.journal;

import io.watchfloor.signals.Snapshot;
import java.io.IOException;

/// Keeps what the floor showed. A bounded ring: the oldest is overwritten.
public interface FlightRecorder extends AutoCloseable {
    /// Keeps one snapshot. Losing one is logged, never thrown into the tick.
    void record(Snapshot snapshot);

    @Override
    void close() throws IOException;
}
