package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The locks of one server while they are in sight: the sample, its graph, its tree, and who everybody is.
public record ServerLocks(Waits waits, WaitGraph graph, WaitTree tree, Map<Integer, Who> who, List<Session> sessions) {
    public ServerLocks {
        who = Map.copyOf(who);
        sessions = List.copyOf(sessions);
    }

    /// Those servers of the estate whose waits are fresh, in its order.
    public static List<ServerLocks> inSight(Estate estate, Freshness freshness, Attribution attribution) {
        List<ServerLocks> found = new ArrayList<>();
        for (PostgresServer server : estate.systems().postgres()) {
            String slug = server.slug();
            freshness.fresh(Waits.class, slug).ifPresent(waits -> {
                Sessions sessions = freshness.fresh(Sessions.class, slug).orElse(null);
                WaitGraph graph = WaitGraph.of(waits, sessions);
                Map<Integer, Who> who = new HashMap<>();
                if (sessions != null) {
                    sessions.sessions().forEach(session -> who.put(session.pid(), attribution.who(slug, session)));
                }
                for (int pid : graph.pids()) {
                    who.put(pid, attribution.who(slug, graph.session(pid)));
                }
                WaitTree tree = new WaitTrees(graph, session -> attribution.who(slug, session))
                        .tree(waits)
                        .naming(who);
                found.add(new ServerLocks(waits, graph, tree, who, sessions == null ? List.of() : sessions.sessions()));
            });
        }
        return found;
    }

    /// Slug of the server.
    public String server() {
        return waits.subject();
    }

    /// Who a pid works for.
    public Who whoIs(int pid) {
        return who.getOrDefault(pid, Who.NOBODY);
    }

    /// When, by the console's clock, this session had waited for a second; only for one that has.
    public Instant longSince(int pid) {
        return waits.at().minus(graph.waited(pid)).plus(Blocked.LONG);
    }

    /// Whether a session has waited for a second or more: what is shorter is the normal life of row locks.
    public boolean waitsLong(int pid) {
        Duration waited = graph.waited(pid);
        return waited.compareTo(Blocked.LONG) >= 0;
    }
}
