package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.locks.Row.Fold;
import io.watchfloor.presentation.locks.Row.Group;
import io.watchfloor.presentation.locks.Row.Life;
import io.watchfloor.presentation.locks.Row.Line;
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

/// Writes the whole table: the wait tree, then those who wait for nobody, as the choices and the held order say.
final class TableWriter {
    private record Alone(String server, Session session) {}

    private final Sight sight;
    private final Choices choices;
    private final HeldOrder order;
    private final LineWriter lines;
    private final List<Row> rows = new ArrayList<>();
    private int shown;

    TableWriter(Sight sight, Instant now, Choices choices, HeldOrder order) {
        this.sight = sight;
        this.choices = choices;
        this.order = order;
        this.lines = new LineWriter(sight, now);
    }

    /// The rows from top to bottom; call once.
    List<Row> write() {
        List<Branch> roots = order.sort(sight.roots(), Branch::key);
        roots.forEach(root -> tree(root, List.of(), false));
        for (Group group : Group.values()) {
            section(group);
        }
        return order.withGone(rows, keys(sight));
    }

    /// Sessions let through, whether visible or folded away; meant after writing.
    int shown() {
        return shown;
    }

    /// Every session of the tree and below it.
    static Set<SessionKey> keys(Sight sight) {
        Set<SessionKey> keys = new HashSet<>(sight.branches().keySet());
        alone(sight)
                .forEach(each ->
                        keys.add(new SessionKey(each.server(), each.session().pid())));
        return keys;
    }

    /// A match brings those above it for context, and those below it, since it makes them wait.
    private void tree(Branch branch, List<Boolean> guides, boolean matchedAbove) {
        boolean matched = matchedAbove || matches(branch);
        List<Branch> below = order.sort(branch.below(), Branch::key).stream()
                .filter(child -> matched || anyMatches(child))
                .toList();
        if (!matched && below.isEmpty()) {
            return;
        }
        shown++;
        boolean folded = choices.folded().contains(branch.key());
        Fold fold = below.isEmpty() ? Fold.LEAF : folded ? Fold.FOLDED : Fold.OPEN;
        Line line = lines.ofTree(branch, guides, fold, order.life(branch.key()));
        int rowsBefore = rows.size();
        rows.add(line);
        for (int index = 0; index < below.size(); index++) {
            List<Boolean> deeper = new ArrayList<>(guides);
            deeper.add(index < below.size() - 1);
            tree(below.get(index), deeper, matched);
        }
        if (folded) {
            rows.subList(rowsBefore + 1, rows.size()).clear();
        }
    }

    private boolean anyMatches(Branch branch) {
        return matches(branch) || branch.below().stream().anyMatch(this::anyMatches);
    }

    private boolean matches(Branch branch) {
        return !choices.filters() || choices.letsThrough(lines.ofTree(branch, List.of(), Fold.LEAF, Life.STAYS));
    }

    private void section(Group group) {
        List<Line> members = new ArrayList<>();
        for (Alone each : order.sort(
                alone(sight), one -> new SessionKey(one.server(), one.session().pid()))) {
            if (group == groupOf(each.session())) {
                Life life =
                        order.life(new SessionKey(each.server(), each.session().pid()));
                Line line = lines.alone(each.server(), each.session(), life);
                if (!choices.filters() || choices.letsThrough(line)) {
                    members.add(line);
                }
            }
        }
        if (members.isEmpty()) {
            return;
        }
        shown += members.size();
        boolean open = openByDefault(group) != choices.turned().contains(group);
        rows.add(new Section(group, title(group), LocksText.SESSIONS.text(members.size()), open));
        if (open) {
            rows.addAll(members);
        }
    }

    /// While somebody waits, sessions that idle without blocking are noise.
    private boolean openByDefault(Group group) {
        return group == Group.ACTIVE || sight.roots().isEmpty();
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
                .thenComparing(each -> each.session().pid()));
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
