package io.watchfloor.presentation;

import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.signals.estate.Estate;
import java.time.Clock;
import java.util.concurrent.Executor;

/// What pages are given to work with.
public record Surroundings(Estate estate, MitigationDesk desk, Threads threads, Clock clock, Navigation navigation) {
    /// The UI thread's door, and where calls that block belong.
    public record Threads(Executor ui, Executor background) {}
}
