package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.Verdict.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the rule for locks remembers.
///
/// @param heats    by subject
/// @param samples  time of the last sample taken from each server
/// @param open     the finding in force
/// @param episodes earlier and present findings, oldest first
public record LockMemory(
        Map<String, Heat> heats,
        Map<String, Instant> samples,
        @Nullable Open open,
        List<Episode> episodes) {
    /// Nothing seen yet.
    public static final LockMemory NONE = new LockMemory(Map.of(), Map.of(), null, List.of());

    public LockMemory {
        heats = Map.copyOf(heats);
        samples = Map.copyOf(samples);
        episodes = List.copyOf(episodes);
    }

    /// A finding in force: it stays until its subject has held nobody back for some seconds.
    ///
    /// @param key     the subject's
    /// @param finding as last worked out, shown on while a batch job has just committed and not yet locked again
    /// @param cold    seconds in a row in which nobody waited for long, or the server was out of sight
    public record Open(String key, String server, Finding finding, double cold) {}

    /// One time a cause held others back.
    ///
    /// @param run the Job, else the session and the begin of its transaction
    public record Episode(String cause, String run, Instant at) {}

    /// With what was decided, without anything that happened at a time: after the clock was set.
    public LockMemory timeless() {
        return NONE;
    }
}
