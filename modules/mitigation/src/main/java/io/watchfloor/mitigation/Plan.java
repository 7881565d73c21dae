package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A mitigation before it is approved: what changes, what it frees, what it costs, how and when it ends.
public record Plan(String id, Action action, String title, Scope scope, Prospect prospect) {

    /// Where and when.
    ///
    /// @param tenant   the tenant's slug
    /// @param workflow the workflow that is paused
    /// @param lasts    after this it is undone
    /// @param planned  when the plan was made; `sampled` is the time of the sample it rests on
    public record Scope(String tenant, String workflow, Duration lasts, Instant planned, Instant sampled) {}

    /// What is expected of it.
    ///
    /// @param changes  the change as a diff, one line a field
    /// @param frees    sessions predicted to be freed, from the wait tree
    /// @param costs    what it costs, one sentence a line
    /// @param undone   who will undo it at expiry
    /// @param expect   the signal that should move, and from what value
    public record Prospect(
            List<Change> changes, Advice.Effect frees, List<String> costs, Undone undone, Expectation expect) {
        public Prospect {
            changes = List.copyOf(changes);
            costs = List.copyOf(costs);
        }

        /// Who will undo it at expiry, in words.
        public String undoneBy() {
            return undone.by();
        }
    }

    /// Who undoes it.
    ///
    /// @param by     in words
    /// @param nobody nobody does once this console is gone: then it needs explicit consent
    public record Undone(String by, boolean nobody) {}

    /// One field of one object.
    public record Change(String object, String field, String before, String after, String note) {}

    /// Blocked seconds per second on a server when planned: it should fall to less than half within `within`.
    public record Expectation(String server, double blockedPerSecond, Duration within) {}
}
