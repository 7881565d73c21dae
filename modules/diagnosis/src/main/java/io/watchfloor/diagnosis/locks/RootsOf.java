package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.locks.WaitTree.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Counts whom the root blockers of each share of a workflow make wait.
public final class RootsOf {
    private RootsOf() {}

    /// Sessions that have waited for a second or more below its roots, by [Blocked#key].
    public static Map<String, Integer> count(List<ServerLocks> servers) {
        Map<String, Integer> counts = new HashMap<>();
        for (ServerLocks locks : servers) {
            Map<String, Set<Integer>> waiters = new HashMap<>();
            for (Node root : locks.tree().roots()) {
                String tenant = root.who().tenant();
                String workflow = root.who().workflow();
                if (tenant != null && workflow != null) {
                    Set<Integer> below = waiters.computeIfAbsent(Blocked.key(tenant, workflow), key -> new HashSet<>());
                    locks.graph().below(root.pid()).stream()
                            .filter(locks::waitsLong)
                            .forEach(below::add);
                }
            }
            waiters.forEach((key, pids) -> counts.merge(key, pids.size(), Integer::sum));
        }
        return counts;
    }
}
