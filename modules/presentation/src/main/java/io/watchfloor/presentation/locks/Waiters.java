package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.locks.Sight.Branch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Questions about those who stand below a session.
final class Waiters {
    private Waiters() {}

    /// The longest wait at or below it.
    static Duration longest(Branch branch) {
        return longest(branch.node());
    }

    private static Duration longest(WaitTree.Node node) {
        Duration longest = node.waiting().awaited() == null
                ? Duration.ZERO
                : node.waiting().waited();
        for (WaitTree.Node child : node.below()) {
            Duration below = longest(child);
            longest = below.compareTo(longest) > 0 ? below : longest;
        }
        return longest;
    }

    /// Levels below it.
    static int depth(WaitTree.Node node) {
        int deepest = 0;
        for (WaitTree.Node child : node.below()) {
            deepest = Math.max(deepest, 1 + depth(child));
        }
        return deepest;
    }

    /// Everyone below it, in the order of the tree.
    static List<WaitTree.Node> below(WaitTree.Node node) {
        List<WaitTree.Node> all = new ArrayList<>();
        for (WaitTree.Node child : node.below()) {
            all.add(child);
            all.addAll(below(child));
        }
        return all;
    }

    /// Those below it who would be freed by its end: everyone who waits, directly or not, for it and for nobody else.
    static List<WaitTree.Node> freedBy(Branch branch) {
        List<WaitTree.Node> below = below(branch.node());
        Set<Integer> free = new HashSet<>();
        free.add(branch.key().pid());
        below.forEach(node -> free.add(node.pid()));
        Map<Integer, List<Integer>> edges = branch.tree().edges();
        boolean shrank = true;
        while (shrank) {
            Set<Integer> held = new HashSet<>();
            for (WaitTree.Node node : below) {
                if (free.contains(node.pid()) && !free.containsAll(edges.getOrDefault(node.pid(), List.of()))) {
                    held.add(node.pid());
                }
            }
            shrank = free.removeAll(held);
        }
        return below.stream().filter(node -> free.contains(node.pid())).toList();
    }

    /// The blockers of those below it who stand elsewhere, in the order met.
    static Set<Integer> otherBlockers(Branch branch) {
        List<WaitTree.Node> below = below(branch.node());
        Set<Integer> inside = new HashSet<>();
        inside.add(branch.key().pid());
        below.forEach(node -> inside.add(node.pid()));
        Set<Integer> others = new LinkedHashSet<>();
        for (WaitTree.Node node : below) {
            others.addAll(branch.tree().edges().getOrDefault(node.pid(), List.of()));
        }
        others.removeAll(inside);
        return others;
    }

    /// How many of these sessions work for each workflow; unattributed under the empty name. Most first.
    static Map<String, Integer> byWorkflow(List<WaitTree.Node> nodes, Names names) {
        Map<String, Integer> counts = new HashMap<>();
        nodes.forEach(node -> counts.merge(names.workflow(node.who().workflow()), 1, Integer::sum));
        return Ranking.mostFirst(counts);
    }
}
