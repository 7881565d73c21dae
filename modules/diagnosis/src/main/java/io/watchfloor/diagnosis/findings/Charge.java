package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.workflows.Batch;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Tier;
import io.watchfloor.signals.facts.Waits.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What one root blocker makes others wait, at one sample. A session below several roots is shared among them.
///
/// @param waiters everyone below it
/// @param load    blocked seconds in each second
/// @param counted the part of it that matters: waits of a second and more, of work that somebody waits for
record Charge(ServerLocks locks, Node root, Set<Integer> waiters, double load, Counted counted) {
    /// Scheduled work may wait for other scheduled work for so long before it counts.
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final int ADVISORY_CROWD = 3;

    /// Sessions that matter, those of critical workflows among them, and the longest wait of these.
    record Counted(double sessions, double critical, Duration longest) {}

    static List<Charge> of(ServerLocks locks, Estate estate) {
        List<Node> roots = locks.tree().roots().stream()
                .filter(root -> root.waiting().blocked() > 0)
                .toList();
        Map<Integer, Set<Integer>> below = new HashMap<>();
        Map<Integer, Integer> sharers = new HashMap<>();
        for (Node root : roots) {
            Set<Integer> waiters = new TreeSet<>(locks.graph().below(root.pid()));
            below.put(root.pid(), waiters);
            waiters.forEach(pid -> sharers.merge(pid, 1, Integer::sum));
        }
        List<Charge> charges = new ArrayList<>();
        for (Node root : roots) {
            Set<Integer> waiters = below.getOrDefault(root.pid(), Set.of());
            double load = waiters.stream()
                    .mapToDouble(pid -> 1.0 / sharers.getOrDefault(pid, 1))
                    .sum();
            charges.add(new Charge(locks, root, waiters, load, counted(locks, waiters, sharers, estate)));
        }
        return charges;
    }

    private static Counted counted(
            ServerLocks locks, Set<Integer> waiters, Map<Integer, Integer> sharers, Estate estate) {
        boolean crowd = waiters.stream().filter(locks::waitsLong).count() >= ADVISORY_CROWD;
        double sessions = 0;
        double critical = 0;
        Duration longest = Duration.ZERO;
        for (int pid : waiters) {
            if (matters(locks, pid, crowd, estate)) {
                double part = 1.0 / sharers.getOrDefault(pid, 1);
                sessions += part;
                critical += critical(locks.whoIs(pid), estate) ? part : 0;
                Duration waited = locks.graph().waited(pid);
                longest = waited.compareTo(longest) > 0 ? waited : longest;
            }
        }
        return new Counted(sessions, critical, longest);
    }

    private static boolean matters(ServerLocks locks, int pid, boolean crowd, Estate estate) {
        Wait wait = locks.graph().wait(pid);
        if (wait == null || !locks.waitsLong(pid)) {
            return false;
        }
        // A lone wait for an advisory lock is how applications elect a leader.
        if (wait.lock().type().equals("advisory") && !crowd) {
            return false;
        }
        Who who = locks.whoIs(pid);
        boolean patient =
                who.job() != null || workflow(who, estate).map(Batch::is).orElse(false);
        return !patient || locks.graph().waited(pid).compareTo(PATIENT) >= 0;
    }

    private static boolean critical(Who who, Estate estate) {
        return workflow(who, estate)
                .map(workflow -> workflow.tier() == Tier.CRITICAL)
                .orElse(false);
    }

    private static Optional<Workflow> workflow(Who who, Estate estate) {
        String workflow = who.workflow();
        return workflow == null ? Optional.empty() : estate.workflow(workflow);
    }
}
