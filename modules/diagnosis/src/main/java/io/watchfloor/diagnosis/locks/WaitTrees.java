package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Waiting;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the tree that is shown of a graph of waits.
public final class WaitTrees {
    private record Ranked(Node node, long longest) {}

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
        int[][] children = forest.children();
        Node[] nodes = new Node[graph.size()];
        List<Ranked> roots = new ArrayList<>();
        for (int root : forest.roots()) {
            int[] order = fromTop(root, children);
            for (int i = order.length - 1; i >= 0; i--) {
                nodes[order[i]] = node(order[i], below(children[order[i]], nodes));
            }
            roots.add(new Ranked(nodes[root], graph.reach().longest(root)));
        }
        roots.sort(Comparator.<Ranked>comparingInt(
                        ranked -> -ranked.node().waiting().blocked())
                .thenComparing(Ranked::longest, Comparator.reverseOrder())
                .thenComparingInt(ranked -> ranked.node().pid()));
        Map<Integer, List<Integer>> edges = HashMap.newHashMap(waits.waits().size());
        waits.waits().forEach(wait -> edges.putIfAbsent(wait.pid(), wait.blockedBy()));
        return new WaitTree(
                waits.subject(), waits.at(), roots.stream().map(Ranked::node).toList(), edges);
    }

    /// A queue may be as deep as there are connections: walked without recursion, each before those below it.
    private static int[] fromTop(int root, int[][] children) {
        int[] order = new int[1];
        order[0] = root;
        int known = 1;
        for (int next = 0; next < known; next++) {
            int[] below = children[order[next]];
            if (known + below.length > order.length) {
                order = Arrays.copyOf(order, 2 * (known + below.length));
            }
            System.arraycopy(below, 0, order, known, below.length);
            known += below.length;
        }
        return Arrays.copyOf(order, known);
    }

    private static List<Node> below(int[] children, Node[] nodes) {
        List<Node> below = new ArrayList<>(children.length);
        for (int child : children) {
            below.add(nodes[child]);
        }
        return below;
    }

    private Node node(int place, List<Node> below) {
        int pid = graph.pidAt(place);
        Session session = graph.session(pid);
        Waiting waiting = new Waiting(
                graph.wait(pid),
                graph.waited(pid),
                graph.transactionAge(pid),
                graph.reach().count(place),
                graph.reach().millis(place) / 1000.0);
        return new Node(pid, who.apply(session), session, waiting, below);
    }
}
