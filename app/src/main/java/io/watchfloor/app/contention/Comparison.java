package io.watchfloor.app.contention;

import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the console shows of one state against what the script knows and what the server says.
final class Comparison {
    private static final String PREPARE = "PREPARE TRANSACTION '";

    private final Map<Integer, String> gids;
    private final Eye.Sight sight;

    private Comparison(Eye.Sight sight) {
        this.sight = sight;
        this.gids = sight.sessions().sessions().stream()
                .filter(session -> session.backendType().equals(Session.PREPARED_TRANSACTION))
                .collect(Collectors.toMap(Session::pid, Comparison::gid));
    }

    /// Every difference in words; none when all three agree.
    static List<String> differences(
            Eye.Sight sight, Map<String, Ledger.Wait> expected, Map<Integer, Set<Integer>> truth) {
        return new Comparison(sight).against(expected, truth);
    }

    private List<String> against(Map<String, Ledger.Wait> expected, Map<Integer, Set<Integer>> truth) {
        List<String> differences = new ArrayList<>();
        Map<String, Set<String>> shown = new TreeMap<>();
        Map<Integer, Set<Integer>> plain = new TreeMap<>();
        for (Waits.Wait wait : sight.waits().waits()) {
            String who = Integer.toString(wait.pid());
            shown.put(who, wait.blockedBy().stream().map(this::name).collect(Collectors.toCollection(TreeSet::new)));
            plain.put(
                    wait.pid(),
                    wait.blockedBy().stream()
                            .map(pid -> Session.isPrepared(pid) ? 0 : pid)
                            .collect(Collectors.toCollection(TreeSet::new)));
            Ledger.Wait known = expected.get(who);
            if (known != null) {
                lock(who, wait.lock(), known, differences);
            }
        }
        Map<String, Set<String>> script = new TreeMap<>();
        expected.forEach((who, wait) -> script.put(who, wait.blockers()));
        same("who blocks whom, by the script", script, shown, differences);
        same("who blocks whom, by the server", truth, plain, differences);
        tree(script, differences);
        return differences;
    }

    private static void lock(String who, Waits.Lock lock, Ledger.Wait known, List<String> differences) {
        String type = known.behindRow() ? "tuple" : known.lock().type();
        String held = known.held() == null ? null : known.held().text();
        String relation =
                switch (known.lock()) {
                    case Lock.Row _ -> "contended_rows";
                    case Lock.Table table -> table.name();
                    case Lock.Advisory _ -> null;
                };
        same(who + " waits for a", type, lock.type(), differences);
        same(who + " wants", known.mode().text(), lock.wanted(), differences);
        same(who + " is held off by", held, lock.held(), differences);
        same(who + " waits at", relation, lock.relation(), differences);
        same(who + " waits for a row", known.lock() instanceof Lock.Row, lock.row() != null, differences);
    }

    /// Everyone stands once; on top stand those who wait for nobody, and one of each cycle that nobody else is above.
    private void tree(Map<String, Set<String>> edges, List<String> differences) {
        List<Node> roots = sight.tree().roots();
        List<String> standing = new ArrayList<>();
        roots.forEach(root -> collect(root, standing));
        Set<String> all = new TreeSet<>(edges.keySet());
        edges.values().forEach(all::addAll);
        same(
                "who stands in the tree",
                List.copyOf(all),
                standing.stream().sorted().toList(),
                differences);
        Set<String> onTop = roots.stream().map(root -> name(root.pid())).collect(Collectors.toSet());
        Set<String> first = all.stream().filter(who -> !edges.containsKey(who)).collect(Collectors.toSet());
        same("roots that wait for nobody", first, intersection(onTop, first), differences);
        for (String root : onTop) {
            boolean inCycle = above(root, edges).contains(root);
            if (edges.containsKey(root)
                    && (!inCycle || !intersection(above(root, edges), first).isEmpty())) {
                differences.add(root + " stands on top and should not");
            }
        }
    }

    private void collect(Node node, List<String> standing) {
        standing.add(name(node.pid()));
        node.below().forEach(child -> collect(child, standing));
    }

    private static Set<String> intersection(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static Set<String> above(String who, Map<String, Set<String>> edges) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(edges.getOrDefault(who, Set.of()));
        while (!open.isEmpty()) {
            String next = open.removeLast();
            if (seen.add(next)) {
                open.addAll(edges.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    private String name(int pid) {
        return gids.getOrDefault(pid, Integer.toString(pid));
    }

    private static String gid(Session session) {
        return String.valueOf(session.activity().statement())
                .replace(PREPARE, "")
                .replace("'", "");
    }

    private static void same(String what, @Nullable Object expected, @Nullable Object shown, List<String> differences) {
        if (!Objects.equals(expected, shown)) {
            differences.add(what + ": expected " + expected + ", shown " + shown);
        }
    }
}
