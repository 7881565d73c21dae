package io.watchfloor.diagnosis.locks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Session.Activity;
import io.watchfloor.signals.facts.Session.Client;
import io.watchfloor.signals.facts.Session.Times;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Lock;
import io.watchfloor.signals.facts.Waits.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WaitTreeTest {
    private static final Instant NOW = Instant.parse("2026-06-14T02:53:41Z");
    private static final Lock ROW = new Lock("transactionid", "Share", "Exclusive", "account_move", null);

    private final List<Wait> waits = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();

    private void waits(int pid, double seconds, Integer... blockers) {
        waits.add(new Wait(pid, List.of(blockers), NOW.minusMillis(Math.round(seconds * 1000)), ROW));
    }

    private void session(int pid, Integer leader) {
        sessions.add(new Session(
                pid,
                new Client("nord", "odoo", "odoo", null),
                new Times(NOW.minusSeconds(900), NOW.minusSeconds(pid % 90), null, null),
                new Activity("active", null, null, null, null),
                leader == null ? "client backend" : "parallel worker",
                leader));
    }

    private WaitGraph graph() {
        return WaitGraph.of(facts(), new Sessions(NOW, "pg", NOW, sessions));
    }

    private Waits facts() {
        return new Waits(NOW, "pg", NOW, waits);
    }

    private WaitTree tree() {
        return new WaitTrees(graph(), session -> new Who(null, null, null, null)).tree(facts());
    }

    /// `1(2(3) 4)`: who stands below whom.
    private static String shape(List<Node> nodes) {
        return String.join(
                " ",
                nodes.stream()
                        .map(node -> node.pid() + (node.below().isEmpty() ? "" : "(" + shape(node.below()) + ")"))
                        .toList());
    }

    private static List<Integer> pids(List<Node> nodes) {
        return nodes.stream()
                .flatMap(node -> Stream.concat(Stream.of(node.pid()), pids(node.below()).stream()))
                .toList();
    }

    @Test
    void aChainStandsBelowItsRoot() {
        waits(2, 9, 1);
        waits(3, 8, 2);
        waits(4, 7, 3);
        WaitTree tree = tree();
        assertEquals("1(2(3(4)))", shape(tree.roots()));
        Node root = tree.roots().getFirst();
        assertEquals(3, root.waiting().blocked());
        assertEquals(24, root.waiting().blockedSeconds());
        assertNull(root.waiting().awaited());
        assertEquals(Duration.ZERO, root.waiting().waited());
        assertEquals(Map.of(2, List.of(1), 3, List.of(2), 4, List.of(3)), tree.edges());
    }

    /// As `pg_blocking_pids` answers for a row: the first waits for the root, the second for the first, the third
    /// for both.
    @Test
    void inAQueueForOneRowEachStandsBelowTheOneBeforeIt() {
        waits(2, 9, 1);
        waits(3, 8, 2);
        waits(4, 7, 2, 3);
        assertEquals("1(2(3(4)))", shape(tree().roots()));
    }

    @Test
    void inAQueueForATableEachStandsBelowTheOneBeforeItThoughTheHolderBlocksItToo() {
        waits(2, 9, 1);
        waits(3, 8, 1, 2);
        waits(4, 7, 1, 2, 3);
        assertEquals("1(2(3(4)))", shape(tree().roots()));
        assertEquals(Set.of(2, 3, 4), graph().freedWithout(Set.of(1)));
        assertEquals(Set.of(), graph().freedWithout(Set.of(2)));
    }

    @Test
    void aSessionWithSeveralHoldersStandsOnceAndCountsBelowEach() {
        waits(3, 5, 1, 2);
        waits(4, 4, 2);
        WaitTree tree = tree();
        assertEquals("2(4) 1(3)", shape(tree.roots()));
        assertEquals(2, tree.roots().getFirst().waiting().blocked());
        assertEquals(1, tree.roots().get(1).waiting().blocked());
        assertEquals(Set.of(4), graph().freedWithout(Set.of(2)));
        assertEquals(Set.of(3, 4), graph().freedWithout(Set.of(1, 2)));
    }

    @Test
    void rootsAreSortedBySessionsBlockedThenByLongestWait() {
        waits(11, 1, 10);
        waits(21, 9, 20);
        waits(31, 1, 30);
        waits(32, 1, 30);
        assertEquals("30(31 32) 20(21) 10(11)", shape(tree().roots()));
    }

    @Test
    void aCycleIsBrokenAtTheLongestWaitAndKeepsEveryone() {
        waits(1, 5, 2);
        waits(2, 7, 3);
        waits(3, 6, 1);
        waits(4, 1, 3);
        WaitTree tree = tree();
        assertEquals("2(1(3(4)))", shape(tree.roots()));
        assertEquals(3, tree.roots().getFirst().waiting().blocked());
        assertNotNull(tree.roots().getFirst().waiting().awaited());
        assertEquals(Set.of(), graph().freedWithout(Set.of(9)));
    }

    @Test
    void aCycleWithAWayOutHangsBelowTheHolderOutside() {
        waits(1, 5, 2);
        waits(2, 4, 1, 9);
        assertEquals("9(2(1))", shape(tree().roots()));
    }

    @Test
    void aCycleWhoseWayOutIsThroughOneBehindItHangsBelowTheHolderToo() {
        waits(1, 5, 2, 3);
        waits(2, 4, 1);
        waits(3, 6, 2, 9);
        assertEquals(
                "9",
                tree().roots().stream()
                        .map(root -> Integer.toString(root.pid()))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void aPreparedTransactionIsARootWithoutASession() {
        waits(2, 9, 0);
        Node root = tree().roots().getFirst();
        assertEquals(0, root.pid());
        assertNull(root.session());
        assertEquals(1, root.waiting().blocked());
    }

    @Test
    void parallelWorkersStandAsTheirLeader() {
        session(2, null);
        session(21, 2);
        session(22, 2);
        waits(21, 3, 1);
        waits(22, 4, 5);
        waits(6, 1, 22);
        WaitTree tree = tree();
        assertEquals("1(2(6)) 5", shape(tree.roots()).replace("5(2(6)) 1", "1(2(6)) 5"));
        assertEquals(Set.of(21, 22, 6), tree.edges().keySet());
        Node leader = tree.roots().stream()
                .flatMap(root -> root.below().stream())
                .findFirst()
                .orElseThrow();
        assertEquals(Duration.ofSeconds(4), leader.waiting().waited());
    }

    @Test
    void aSessionWaitingOnItselfIsNotABlocker() {
        waits(2, 3, 2, 1);
        assertEquals("1(2)", shape(tree().roots()));
    }

    @Test
    void aWaitWithoutATimeHasJustBegunAndIsLastInTheQueue() {
        waits.add(new Wait(4, List.of(1, 2), null, ROW));
        waits(2, 3, 1);
        WaitTree tree = tree();
        assertEquals("1(2(4))", shape(tree.roots()));
        assertEquals(3, tree.roots().getFirst().waiting().blockedSeconds());
    }

    @Test
    void aWaiterWhoseBlockersAreNotToldStandsAlone() {
        waits(2, 3);
        assertEquals("2", shape(tree().roots()));
    }

    @Test
    void aVeryDeepQueueIsBuilt() {
        for (int pid = 2; pid <= 3000; pid++) {
            waits(pid, 4000 - pid, pid - 1);
        }
        assertEquals(2999, tree().roots().getFirst().waiting().blocked());
    }

    @Test
    void everyWaiterStandsOnceAndCountsAgreeWhateverTheGraph() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            waits.clear();
            sessions.clear();
            int count = 1 + random.nextInt(25);
            int pids = count + 1 + random.nextInt(6);
            for (int pid = 1; pid <= count; pid++) {
                Set<Integer> blockers = new LinkedHashSet<>();
                for (int i = 0; i <= random.nextInt(4); i++) {
                    blockers.add(random.nextInt(pids + 1));
                }
                blockers.remove(pid);
                if (blockers.isEmpty()) {
                    blockers.add(pids + 1);
                }
                waits(pid, random.nextInt(40) / 4.0, blockers.toArray(Integer[]::new));
                session(pid, null);
            }
            check(tree(), "seed " + seed);
        }
    }

    private void check(WaitTree tree, String seed) {
        Map<Integer, List<Integer>> edges = new TreeMap<>();
        waits.forEach(wait -> edges.put(wait.pid(), wait.blockedBy()));
        assertEquals(edges, new TreeMap<>(tree.edges()), seed);
        List<Integer> standing = pids(tree.roots());
        Set<Integer> expected = new HashSet<>(edges.keySet());
        edges.values().forEach(expected::addAll);
        assertEquals(standing.size(), new HashSet<>(standing).size(), seed);
        assertEquals(expected, new HashSet<>(standing), seed);
        for (Node root : tree.roots()) {
            if (edges.containsKey(root.pid())) {
                assertTrue(above(root.pid(), edges).contains(root.pid()), seed + ": a waiting root is part of a cycle");
                assertTrue(edges.keySet().containsAll(above(root.pid(), edges)), seed + ": a cycle without a way out");
            }
        }
        Stream.iterate(tree.roots(), level -> !level.isEmpty(), WaitTreeTest::below)
                .forEach(level -> level.forEach(node -> {
                    Set<Integer> waiting = new HashSet<>();
                    edges.keySet().stream()
                            .filter(pid ->
                                    pid != node.pid() && above(pid, edges).contains(node.pid()))
                            .forEach(waiting::add);
                    assertEquals(waiting.size(), node.waiting().blocked(), seed);
                    node.below()
                            .forEach(child -> assertTrue(
                                    edges.getOrDefault(child.pid(), List.of()).contains(node.pid()),
                                    seed + ": below one it waits for"));
                }));
    }

    private static List<Node> below(List<Node> level) {
        return level.stream().flatMap(node -> node.below().stream()).toList();
    }

    /// Everyone a pid waits for, by the definition rather than by the tree.
    private static Set<Integer> above(int pid, Map<Integer, List<Integer>> edges) {
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>(edges.getOrDefault(pid, List.of()));
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (seen.add(next)) {
                open.addAll(edges.getOrDefault(next, List.of()));
            }
        }
        return seen;
    }
}
