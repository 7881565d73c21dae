package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.presentation.locks.Row.Group;
import io.watchfloor.presentation.locks.Row.Section;
import io.watchfloor.presentation.locks.Sight.Branch;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the whole table: the wait tree, then those who wait for nobody, with what came and left.
final class TableWriter {
    private static final Comparator<Alone> OLDEST_FIRST = Comparator.<Alone, Instant>comparing(
                    each -> each.session().times().transactionStart(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparingInt(each -> each.session().pid());

    private record Alone(SessionKey key, Session session) {
        Alone(String server, Session session) {
            this(new SessionKey(server, session.pid()), session);
        }

        String server() {
            return key.server();
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
        Map<Group, List<Alone>> groups = groups();
        for (Group group : Group.values()) {
            section(group, groups.getOrDefault(group, List.of()));
        }
        return comings.withGone(rows, sight::keys);
    }

    private void tree(Branch branch, int depth) {
        rows.add(lines.ofTree(branch, depth, comings.life(branch.key())));
        branch.below().forEach(child -> tree(child, depth + 1));
    }

    private void section(Group group, List<Alone> members) {
        if (!members.isEmpty()) {
            rows.add(new Section(group, title(group), LocksText.SESSIONS.text(members.size())));
            members.forEach(each -> rows.add(lines.alone(each.server(), each.session(), comings.life(each.key()))));
        }
    }

    private static String title(Group group) {
        return switch (group) {
            case ACTIVE -> LocksText.GROUP_ACTIVE.text();
            case IDLE_IN_TRANSACTION -> LocksText.GROUP_IDLE_IN_TRANSACTION.text();
            case IDLE -> LocksText.GROUP_IDLE.text();
        };
    }

    /// Sessions outside the trees, in each group those with the oldest transaction first.
    private Map<Group, List<Alone>> groups() {
        Map<Group, List<Alone>> groups = new EnumMap<>(Group.class);
        for (Sessions server : sight.tick().snapshot().facts(Sessions.class)) {
            for (Session session : server.sessions()) {
                Group group = groupOf(session);
                if (group != null) {
                    Alone alone = new Alone(server.subject(), session);
                    if (!sight.branches().containsKey(alone.key())) {
                        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(alone);
                    }
                }
            }
        }
        groups.values().forEach(members -> members.sort(OLDEST_FIRST));
        return groups;
    }

    private static @Nullable Group groupOf(Session session) {
        WaitClass waitClass = WaitClass.of(session);
        if (waitClass != null) {
            return waitClass == WaitClass.IDLE_IN_TRANSACTION ? Group.IDLE_IN_TRANSACTION : Group.ACTIVE;
        }
        // The server's own processes work for nobody.
        boolean client = session.backendType().equals("client backend");
        return client && session.activity().state().equals("idle") ? Group.IDLE : null;
    }
}
