package io.watchfloor.diagnosis.locks;

import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sessions of one server waiting for one another, root blockers on top; roots by sessions blocked, then longest wait.
///
/// @param at    time of the sample
/// @param edges each waiting pid with the pids that block it, as the server says
public record WaitTree(String server, Instant at, List<Node> roots, Map<Integer, List<Integer>> edges) {
    public WaitTree {
        roots = List.copyOf(roots);
        edges = Map.copyOf(edges);
    }

    /// One session and those that stand below it. A session stands once, under its nearest predecessor in the queue.
    ///
    /// @param below direct children in queue order
    public record Node(int pid, Who who, @Nullable Session session, Waiting waiting, List<Node> below) {
        public Node {
            below = List.copyOf(below);
        }
    }

    /// Who a session works for; absent parts are unattributed, never guessed.
    ///
    /// @param job the Job or Odoo scheduled action
    public record Who(
            @Nullable String tenant,
            @Nullable String workflow,
            @Nullable String pod,
            @Nullable String job) {}

    /// Its waiting, and what it makes wait.
    ///
    /// @param awaited        its own wait, absent when it waits for nothing
    /// @param waited         how long it has waited, by the server's clock
    /// @param transactionAge age of its transaction, absent outside one
    /// @param blocked        sessions below it, directly or not
    /// @param blockedSeconds seconds these have waited, in all
    public record Waiting(
            Waits.@Nullable Wait awaited,
            Duration waited,
            @Nullable Duration transactionAge,
            int blocked,
            double blockedSeconds) {}
}
