package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.locks.Row.Group;
import io.watchfloor.presentation.locks.Row.Section;
import io.watchfloor.presentation.locks.Sight.Branch;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the whole table: the wait tree, then those who wait for nobody, with what came and left.
final class TableWriter {
    private record Alone(String server, Session session) {
        SessionKey key() {
            return new SessionKey(server, session.pid());
        }
    }

    private final Sight sight;
    private final Comings comings;
    private final LineWriter lines;
    private final List<Row> rows = new ArrayList<>();

    TableWriter(Sight sight, Instant now, Comings comings) {
        this.sight = sight;
        this.comings = comings;
        this.lines = new LineWriter(sight, now);
    }

    /// The rows from top to bottom; call once.
    List<Row> write() {
        sight.roots().forEach(root -> tree(root, 0));
        List<Alone> alone = alone(sight);
        for (Group group : Group.values()) {
            section(group, alone);
        }
        return comings.withGone(rows, keys(sight));
    }

    /// Every session of the tree and below it.
    static Set<SessionKey> keys(Sight sight) {
        Set<SessionKey> keys = new HashSet<>(sight.branches().keySet());
        alone(sight).forEach(each -> keys.add(each.key()));
        return keys;
    }

    private void tree(Branch branch, int depth) {
        rows.add(lines.ofTree(branch, depth, comings.life(branch.key())));
        branch.below().forEach(child -> tree(child, depth + 1));
    }

    private void section(Group group, List<Alone> alone) {
        List<Row> members = alone.stream()
                .filter(each -> group == groupOf(each.session()))
                .<Row>map(each -> lines.alone(each.server(), each.session(), comings.life(each.key())))
                .toList();
        if (!members.isEmpty()) {
            rows.add(new Section(group, title(group), LocksText.SESSIONS.text(members.size())));
            rows.addAll(members);
        }
    }

    private static String title(Group group) {
        return switch (group) {
            case ACTIVE -> LocksText.GROUP_ACTIVE.text();
            case IDLE_IN_TRANSACTION -> LocksText.GROUP_IDLE_IN_TRANSACTION.text();
        };
    }

    /// Sessions outside the trees that work for somebody, those with the oldest transaction first.
    private static List<Alone> alone(Sight sight) {
        List<Alone> all = new ArrayList<>();
        for (Sessions server : sight.tick().snapshot().facts(Sessions.class)) {
            for (Session session : server.sessions()) {
                boolean inTree = sight.branches().containsKey(new SessionKey(server.subject(), session.pid()));
                if (!inTree && groupOf(session) != null) {
                    all.add(new Alone(server.subject(), session));
                }
            }
        }
        all.sort(Comparator.<Alone, Instant>comparing(
                        each -> each.session().times().transactionStart(),
                        Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparingInt(each -> each.session().pid()));
        return all;
    }

    private static @Nullable Group groupOf(Session session) {
        WaitClass waitClass = WaitClass.of(session);
        if (waitClass == null) {
            return null;
        }
        return waitClass == WaitClass.IDLE_IN_TRANSACTION ? Group.IDLE_IN_TRANSACTION : Group.ACTIVE;
    }
}
