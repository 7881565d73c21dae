package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Waiting;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the tree that is shown of a graph of waits.
public final class WaitTrees {
    private record Ranked(Node node, Duration longest) {}

    private final WaitGraph graph;
    private final Function<@Nullable Session, Who> who;

    /// Trees of this graph, with each session named by `who`.
    public WaitTrees(WaitGraph graph, Function<@Nullable Session, Who> who) {
        this.graph = graph;
        this.who = who;
    }

    /// The tree of the sample the graph was built from.
    public WaitTree tree(Waits waits) {
        Forest forest = new Forest(graph);
        Map<Integer, List<Integer>> children = forest.children();
        Map<Integer, Node> nodes = new HashMap<>();
        List<Ranked> roots = new ArrayList<>();
        for (int root : forest.roots()) {
            for (int pid : leavesFirst(root, children)) {
                nodes.put(pid, node(pid, below(pid, children, nodes)));
            }
            Node node = nodes.get(root);
            if (node != null) {
                roots.add(new Ranked(node, longest(root)));
            }
        }
        roots.sort(Comparator.<Ranked>comparingInt(
                        ranked -> -ranked.node().waiting().blocked())
                .thenComparing(Ranked::longest, Comparator.reverseOrder())
                .thenComparingInt(ranked -> ranked.node().pid()));
        Map<Integer, List<Integer>> edges = waits.waits().stream()
                .collect(Collectors.toMap(Waits.Wait::pid, Waits.Wait::blockedBy, (one, other) -> one));
        return new WaitTree(
                waits.subject(), waits.at(), roots.stream().map(Ranked::node).toList(), edges);
    }

    /// A queue may be as deep as there are connections: walked without recursion.
    private static List<Integer> leavesFirst(int root, Map<Integer, List<Integer>> children) {
        List<Integer> order = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            int pid = open.pop();
            order.add(pid);
            children.getOrDefault(pid, List.of()).forEach(open::push);
        }
        return order.reversed();
    }

    private static List<Node> below(int pid, Map<Integer, List<Integer>> children, Map<Integer, Node> nodes) {
        List<Node> below = new ArrayList<>();
        for (Integer child : children.getOrDefault(pid, List.of())) {
            Node node = nodes.get(child);
            if (node != null) {
                below.add(node);
            }
        }
        return below;
    }

    private Node node(int pid, List<Node> below) {
        Session session = graph.session(pid);
        Waiting waiting = new Waiting(
                graph.wait(pid),
                graph.waited(pid),
                graph.transactionAge(pid),
                graph.blocked(pid),
                graph.blockedSeconds(pid));
        return new Node(pid, who.apply(session), session, waiting, below);
    }

    private Duration longest(int root) {
        return graph.below(root).stream()
                .map(graph::waited)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
