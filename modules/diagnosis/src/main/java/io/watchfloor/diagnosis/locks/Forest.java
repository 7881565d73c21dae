package io.watchfloor.diagnosis.locks;

import io.watchfloor.signals.facts.Waits.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Gives each waiting session one place: under its nearest predecessor in the queue, else under the holder.
final class Forest {
    private final WaitGraph graph;
    private final Map<Integer, Integer> parents = new TreeMap<>();

    Forest(WaitGraph graph) {
        this.graph = graph;
        for (int pid : graph.waiting()) {
            Integer parent = nearest(pid);
            if (parent != null) {
                parents.put(pid, parent);
            }
        }
        breakCycles();
    }

    private @Nullable Integer nearest(int pid) {
        Wait wait = graph.wait(pid);
        if (wait == null) {
            return null;
        }
        return wait.blockedBy().stream()
                .filter(graph.waiting()::contains)
                .max(graph.queue)
                .or(() -> wait.blockedBy().stream().min(holders()))
                .orElse(null);
    }

    /// Among several holders the one whose transaction is oldest.
    private Comparator<Integer> holders() {
        return Comparator.<Integer, Instant>comparing(pid -> {
                    var session = graph.session(pid);
                    Instant start = session == null ? null : session.times().transactionStart();
                    return start == null ? Instant.MAX : start;
                })
                .thenComparing(Comparator.naturalOrder());
    }

    /// A cycle is broken at a member that also waits for someone outside of it, else at the one that waits longest.
    private void breakCycles() {
        Set<Integer> settled = new HashSet<>();
        for (int pid : graph.waiting()) {
            Set<Integer> path = new LinkedHashSet<>();
            Integer step = pid;
            while (step != null && !settled.contains(step) && path.add(step)) {
                step = parents.get(step);
            }
            if (step != null && path.contains(step) && !settled.contains(step)) {
                breakCycle(cycleFrom(step));
            }
            settled.addAll(path);
        }
    }

    private List<Integer> cycleFrom(int start) {
        List<Integer> cycle = new ArrayList<>();
        Integer step = start;
        do {
            cycle.add(step);
            step = parents.get(step);
        } while (step != null && step != start);
        cycle.sort(graph.queue);
        return cycle;
    }

    private void breakCycle(List<Integer> cycle) {
        for (Integer member : cycle) {
            Wait wait = graph.wait(member);
            if (wait != null) {
                for (Integer other : wait.blockedBy()) {
                    if (leadsOut(other, cycle)) {
                        parents.put(member, other);
                        return;
                    }
                }
            }
        }
        parents.remove(cycle.getFirst());
    }

    private boolean leadsOut(int from, List<Integer> cycle) {
        Set<Integer> path = new HashSet<>();
        Integer step = from;
        while (step != null) {
            if (cycle.contains(step) || !path.add(step)) {
                return false;
            }
            step = parents.get(step);
        }
        return true;
    }

    /// Those that stand under nobody.
    List<Integer> roots() {
        return graph.pids().stream().filter(pid -> !parents.containsKey(pid)).toList();
    }

    /// Direct children of each, in queue order.
    Map<Integer, List<Integer>> children() {
        Map<Integer, List<Integer>> children = new HashMap<>();
        parents.forEach((child, parent) ->
                children.computeIfAbsent(parent, pid -> new ArrayList<>()).add(child));
        children.values().forEach(list -> list.sort(graph.queue));
        return children;
    }
}
