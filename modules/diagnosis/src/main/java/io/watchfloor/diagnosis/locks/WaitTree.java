package io.watchfloor.diagnosis.locks;

import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sessions of one server waiting for one another, root blockers on top; roots by sessions blocked, then longest
/// wait.
///
/// @param at time of the sample
/// @param edges each waiting pid with the pids that block it, as the server says
/// @param who every session of the sample, in the tree or not
public record WaitTree(
        String server, Instant at, List<Node> roots, Map<Integer, List<Integer>> edges, Map<Integer, Who> who) {
    public WaitTree {
        roots = List.copyOf(roots);
        edges = Map.copyOf(edges);
        who = Map.copyOf(who);
    }

    /// A tree in which only the nodes are named.
    public WaitTree(String server, Instant at, List<Node> roots, Map<Integer, List<Integer>> edges) {
        this(server, at, roots, edges, Map.of());
    }

    /// The same tree with everybody named.
    public WaitTree naming(Map<Integer, Who> everybody) {
        return new WaitTree(server, at, roots, edges, everybody);
    }

    /// Who a session of the sample works for.
    public Who whoIs(int pid) {
        return who.getOrDefault(pid, Who.NOBODY);
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
    /// @param job   the Kubernetes Job of its pod
    /// @param basis how it is known, and what else is
    public record Who(
            @Nullable String tenant,
            @Nullable String workflow,
            @Nullable String pod,
            @Nullable String job,
            Basis basis) {
        /// Nobody known.
        public static final Who NOBODY = new Who(null, null, null, null);

        /// Without more than the names.
        public Who(@Nullable String tenant, @Nullable String workflow, @Nullable String pod, @Nullable String job) {
            this(tenant, workflow, pod, job, Basis.NONE);
        }

        /// What it is called when it begins again: the scheduled action, else the Job's owner; absent when neither.
        public @Nullable String work() {
            Basis.Action action = basis.action();
            return action != null ? action.name() : basis.batch();
        }
    }

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
