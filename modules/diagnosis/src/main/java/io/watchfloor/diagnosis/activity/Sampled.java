package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.Tops.Root;
import io.watchfloor.diagnosis.activity.Tops.Statement;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One sample counted: sessions by what they have in common, and those blocked by the root they stand under.
record Sampled(Map<Combination, Integer> sessions, Map<Root, Integer> blocked) {
    static Sampled of(Sessions sessions, WaitTree tree) {
        Map<Combination, Integer> counts = new LinkedHashMap<>();
        for (Session session : sessions.sessions()) {
            WaitClass waitClass = WaitClass.of(session);
            if (waitClass != null) {
                counts.merge(combination(session, waitClass, tree.whoIs(session.pid())), 1, Integer::sum);
            }
        }
        Map<Root, Integer> blocked = new LinkedHashMap<>();
        for (Node root : tree.roots()) {
            int waiting = waiting(root);
            if (waiting > 0) {
                blocked.merge(root(root), waiting, Integer::sum);
            }
        }
        return new Sampled(counts, blocked);
    }

    private static Combination combination(Session session, WaitClass waitClass, Who who) {
        if (!waitClass.active()) {
            return Combination.IDLE;
        }
        Session.Activity activity = session.activity();
        String text = activity.statement();
        Statement statement = text == null && activity.queryId() == null
                ? null
                : new Statement(session.client().database(), activity.queryId(), Objects.requireNonNullElse(text, ""));
        return new Combination(
                waitClass,
                Objects.requireNonNullElse(activity.waitEvent(), ""),
                who.tenant(),
                who.workflow(),
                statement);
    }

    private static Root root(Node node) {
        Session session = node.session();
        return new Root(
                node.pid(),
                session == null ? Instant.EPOCH : session.times().backendStart(),
                node.who().tenant(),
                node.who().workflow(),
                node.who().work());
    }

    /// Each session that waits stands under one root; in a cycle the root waits as well.
    private static int waiting(Node root) {
        int waiting = 0;
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.waiting().awaited() != null) {
                waiting++;
            }
            node.below().forEach(open::push);
        }
        return waiting;
    }
}
