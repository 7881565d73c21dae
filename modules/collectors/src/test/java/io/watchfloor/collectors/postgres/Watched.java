package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watchfloor.collectors.Collector;
import io.watchfloor.diagnosis.locks.WaitGraph;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.locks.WaitTrees;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import io.watchfloor.signals.facts.Waits.Wait;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the console sees of the real server, held at every look against what the server itself says at rest.
final class Watched implements AutoCloseable {
    private final RelationNames names = new RelationNames();
    private final ServerState state;
    private final Collector collector;
    private final Blocked blocked;
    private Reading.Read read;

    Watched(Blocked blocked) {
        Estate estate = RealServer.estate(List.of());
        this.blocked = blocked;
        this.state = new ServerState(estate.systems().postgres().getFirst());
        this.collector = new ServerCollector(estate, state.server(), state, names);
    }

    /// The waits of one visit by pid.
    Map<Integer, Wait> look() throws Exception {
        // The first visit learns names: of databases, and by the tenant's connection of relations.
        collector.collect(InstantSource.system());
        try (Link tenant = Link.open(state.endpoint(), state.server().nodes().getFirst(), "norda")) {
            RelationQuery.grant(names, "pg", tenant);
        }
        read = (Reading.Read) collector.collect(InstantSource.system()).getFirst();
        Map<Integer, Wait> waits = new TreeMap<>();
        Map<Integer, List<Integer>> edges = new TreeMap<>();
        fact(Waits.class).waits().forEach(wait -> {
            waits.put(wait.pid(), wait);
            edges.put(
                    wait.pid(),
                    wait.blockedBy().stream()
                            .map(pid -> Session.isPrepared(pid) ? 0 : pid)
                            .distinct()
                            .sorted()
                            .toList());
        });
        assertEquals(blocked.truth(), edges);
        return waits;
    }

    Session session(int pid) {
        return fact(Sessions.class).sessions().stream()
                .filter(session -> session.pid() == pid)
                .findFirst()
                .orElseThrow();
    }

    /// The tree of the last look as `1(2(3) 4)`: who stands below whom.
    String tree() {
        Waits waits = fact(Waits.class);
        WaitTree tree = new WaitTrees(WaitGraph.of(waits, fact(Sessions.class)), _ -> new Who(null, null, null, null))
                .tree(waits);
        return shape(tree.roots());
    }

    private static String shape(List<Node> nodes) {
        return nodes.stream()
                .map(node -> node.pid() + (node.below().isEmpty() ? "" : "(" + shape(node.below()) + ")"))
                .collect(Collectors.joining(" "));
    }

    private <F> F fact(Class<F> kind) {
        return read.facts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        collector.close();
    }
}
