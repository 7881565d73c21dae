package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Sampling;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One tick as this page needs it: the servers' trees as branches, and everything found by session.
///
/// @param roots     of all servers: by sessions blocked, then by longest wait
/// @param branches  every session of the trees by key
/// @param samplings by server
record Sight(
        Tick tick, Names names, List<Branch> roots, Map<SessionKey, Branch> branches, Map<String, Sampling> samplings) {

    /// One session of a tree, with its place.
    record Branch(
            SessionKey key,
            WaitTree tree,
            WaitTree.Node node,
            @Nullable Branch above) {
        Branch root() {
            Branch top = this;
            while (top.above != null) {
                top = top.above;
            }
            return top;
        }

        List<Branch> below() {
            return node.below().stream()
                    .map(child -> new Branch(new SessionKey(tree.server(), child.pid()), tree, child, this))
                    .toList();
        }
    }

    static Sight of(Estate estate, Tick tick) {
        Set<String> servers = new LinkedHashSet<>();
        estate.systems().postgres().stream().map(PostgresServer::slug).forEach(servers::add);
        tick.judgement().waitTrees().stream().map(WaitTree::server).forEach(servers::add);
        tick.snapshot().facts(Sessions.class).stream().map(Sessions::subject).forEach(servers::add);
        Map<String, Sampling> samplings = new LinkedHashMap<>();
        servers.forEach(server -> samplings.put(server, Sampling.of(server, tick)));

        Map<SessionKey, Branch> branches = new HashMap<>();
        List<Branch> roots = tick.judgement().waitTrees().stream()
                .flatMap(tree -> tree.roots().stream()
                        .map(root -> new Branch(new SessionKey(tree.server(), root.pid()), tree, root, null)))
                .sorted(Comparator.<Branch>comparingInt(
                                branch -> -branch.node().waiting().blocked())
                        .thenComparing(Comparator.comparing(Waiters::longest).reversed()))
                .toList();
        roots.forEach(root -> collect(root, branches));
        return new Sight(tick, Names.of(estate, tick.snapshot().facts(Objects.class)), roots, branches, samplings);
    }

    private static void collect(Branch branch, Map<SessionKey, Branch> into) {
        into.put(branch.key(), branch);
        branch.below().forEach(child -> collect(child, into));
    }

    /// Every session that is known of, in a tree or not.
    Set<SessionKey> keys() {
        Set<SessionKey> keys = new HashSet<>(branches.keySet());
        for (Sessions server : tick.snapshot().facts(Sessions.class)) {
            server.sessions().forEach(session -> keys.add(new SessionKey(server.subject(), session.pid())));
        }
        return keys;
    }

    /// Who a session works for that is in no tree: as it was judged, else as far as its database and its pod tell.
    WaitTree.Who who(String server, Session session) {
        return tick.judgement().waitTrees().stream()
                .filter(tree -> tree.server().equals(server))
                .map(tree -> tree.whoIs(session.pid()))
                .filter(who -> !who.equals(WaitTree.Who.NOBODY))
                .findFirst()
                .orElseGet(() -> names.who(server, session));
    }

    Sampling sampling(String server) {
        Sampling known = samplings.get(server);
        return known == null ? Sampling.of(server, tick) : known;
    }

    /// The least trusted of the servers; where they are alike, the oldest sample.
    Optional<Sampling> weakest(Instant now) {
        return samplings.values().stream()
                .max(Comparator.<Sampling, Trust>comparing(sampling -> sampling.trust(now))
                        .thenComparing(
                                sampling -> sampling.at(), Comparator.nullsFirst(Comparator.<Instant>reverseOrder())));
    }

    /// The server's own clock when it was asked for its sessions.
    Optional<Instant> serverTime(String server) {
        return tick.snapshot().facts(Sessions.class).stream()
                .filter(fact -> fact.subject().equals(server))
                .map(Sessions::serverTime)
                .findFirst();
    }

    Optional<Verdict.Finding> finding() {
        return tick.judgement().verdict() instanceof Verdict.Finding finding ? Optional.of(finding) : Optional.empty();
    }
}
