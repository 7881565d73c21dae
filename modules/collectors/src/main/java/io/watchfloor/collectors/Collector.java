package io.watchfloor.collectors;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Source;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Visits one system. Called by one thread at a time; may be interrupted.
public interface Collector extends AutoCloseable {
    /// The source that its cost and its failures belong to.
    Source source();

    /// How often it is to be visited from now on; its own source may be read less often.
    default Duration pace() {
        return source().interval();
    }

    /// Every source that its readings may name.
    default List<Source> sources() {
        return List.of(source());
    }

    /// One visit. The clock is read when an answer has come.
    ///
    /// @throws ConnectionException when the system does not answer; its message goes on screen
    List<Reading> collect(InstantSource clock) throws ConnectionException, InterruptedException;

    /// Lets go of what it holds, when no visit is under way any more.
    @Override
    void close();
}
