package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.diagnosis.locks.WaitGraph;
import io.watchfloor.signals.facts.Waits.Wait;
import java.util.Optional;
import java.util.Set;

/// A strong table lock that waits behind ordinary readers while everybody queues behind it.
///
/// @param pid   the waiting statement
/// @param freed those that could go on were it cancelled
record DdlQueue(int pid, String mode, String relation, Set<Integer> freed) {
    private static final Set<String> STRONG = Set.of("AccessExclusive", "Exclusive", "ShareRowExclusive", "Share");

    /// The statement to cancel: the one whose leaving frees at least half of those that wait below the root.
    static Optional<DdlQueue> in(Group group) {
        ServerLocks locks = group.locks();
        WaitGraph graph = locks.graph();
        Set<Integer> waiters = group.charges().getFirst().waiters();
        DdlQueue best = null;
        for (int pid : waiters) {
            Wait wait = graph.wait(pid);
            if (wait != null
                    && wait.lock().type().equals("relation")
                    && STRONG.contains(wait.lock().wanted())) {
                Set<Integer> freed = graph.freedWithout(Set.of(pid));
                if (!freed.isEmpty()
                        && 2 * freed.size() >= waiters.size() - 1
                        && (best == null || freed.size() > best.freed().size())) {
                    String relation = wait.lock().relation();
                    best = new DdlQueue(pid, wait.lock().wanted(), relation == null ? "" : relation, freed);
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
