package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.locks.Detail.Line;
import io.watchfloor.presentation.locks.Sight.Branch;
import io.watchfloor.signals.facts.Waits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the locks of one session: what it holds as those behind it tell, and what it waits for. Row locks are not in
/// `pg_locks`: they are deduced from who waits.
final class HeldWriter {
    private static final int MOST = 5;

    private record Kind(String name, String relation) {}

    private final Map<Kind, Set<String>> rows = new LinkedHashMap<>();
    private final Map<Kind, Integer> waiting = new LinkedHashMap<>();

    private HeldWriter() {}

    static Detail.Section write(Branch branch) {
        return new HeldWriter().section(branch);
    }

    private Detail.Section section(Branch branch) {
        WaitTree.Node node = branch.node();
        for (WaitTree.Node child : node.below()) {
            Waits.Wait wait = child.waiting().awaited();
            if (wait != null && wait.lock().held() != null) {
                count(wait.lock());
            }
        }
        List<Line> lines = new ArrayList<>();
        waiting.forEach((kind, count) -> {
            if (lines.size() < MOST) {
                lines.add(new Line(kind.name(), object(kind), LocksText.SO_MANY_WAIT.text(count), WaitClass.LOCK));
            }
        });
        if (waiting.size() > lines.size()) {
            lines.add(new Line("", LocksText.MORE.text(waiting.size() - lines.size()), "", null));
        }
        lines.add(awaited(node));
        String blockers = branch.tree().edges().getOrDefault(branch.key().pid(), List.of()).stream()
                .map(DetailWriter::pid)
                .collect(Collectors.joining(", "));
        if (!blockers.isEmpty()) {
            lines.add(new Line(LocksText.BLOCKED_BY.text(), blockers, "", null));
        }
        return new Detail.Section(
                LocksText.LOCKS.text(),
                LocksText.WAIT_DIRECTLY.text(node.below().size()),
                lines);
    }

    private void count(Waits.Lock lock) {
        boolean row = lock.type().equals("transactionid") || lock.type().equals("tuple");
        String name = row ? LocksText.ROW.text() : Objects.requireNonNullElse(lock.held(), "");
        Kind kind = new Kind(name, row ? Objects.requireNonNullElse(lock.relation(), "") : whole(lock));
        waiting.merge(kind, 1, Integer::sum);
        if (row && lock.row() != null) {
            rows.computeIfAbsent(kind, key -> new LinkedHashSet<>()).add(lock.row());
        }
    }

    private String object(Kind kind) {
        Set<String> known = rows.getOrDefault(kind, Set.of());
        String first = known.stream().findFirst().orElse("");
        String more = known.size() > 1 ? "+" + (known.size() - 1) : "";
        String where = Stream.of(kind.relation(), first, more)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return where.isEmpty() ? LocksText.RELATION_NOT_KNOWN.text() : where;
    }

    private static Line awaited(WaitTree.Node node) {
        Waits.Wait awaited = node.waiting().awaited();
        return awaited == null
                ? new Line(LocksText.AWAITED.text(), LocksText.NOTHING.text(), "", null)
                : new Line(
                        LocksText.AWAITED.text(),
                        awaited.lock().wanted() + " · " + whole(awaited.lock()),
                        Ages.words(node.waiting().waited()),
                        WaitClass.LOCK);
    }

    /// The object of a lock, its kind in full where nothing more is known.
    private static String whole(Waits.Lock lock) {
        String where =
                Stream.of(lock.relation(), lock.row()).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return where.isEmpty() ? lock.type() : where;
    }
}
