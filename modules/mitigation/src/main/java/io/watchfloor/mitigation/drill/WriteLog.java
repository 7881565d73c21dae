package io.watchfloor.mitigation.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Remembers what a probe wrote. Safe from any thread.
public final class WriteLog implements ProbeReadings {
    private final List<Write> writes = new ArrayList<>();
    private final long began = System.nanoTime();
    private final int perSecond;

    /// Begins now.
    public WriteLog(int perSecond) {
        this.perSecond = perSecond;
    }

    /// Takes a write whose fate is known.
    public synchronized void add(Write write) {
        writes.add(write);
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public synchronized List<Write> from(int index) {
        return index >= writes.size() ? List.of() : List.copyOf(writes.subList(index, writes.size()));
    }

    @Override
    public int perSecond() {
        return perSecond;
    }
}
