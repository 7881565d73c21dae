package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What sort of lock is fought for.
enum Kind {
    ROW_LOCKS("row locks"),
    TABLE_LOCKS("table locks"),
    IDLE_IN_TRANSACTION("idle in transaction"),
    ADVISORY_LOCKS("advisory locks"),
    OTHER_LOCKS("locks");

    private static final double FORGOTTEN_SECONDS = 2;

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(Group group) {
        if (!group.subject().batch() && forgotten(group)) {
            return IDLE_IN_TRANSACTION;
        }
        return fought(group);
    }

    /// What sort of lock they wait for, whatever the holder does.
    static Kind fought(Group group) {
        List<String> types = group.lead().below().stream()
                .map(node -> node.waiting().awaited())
                .filter(Objects::nonNull)
                .map(wait -> wait.lock().type())
                .toList();
        long rows = types.stream()
                .filter(type -> type.equals("transactionid") || type.equals("tuple"))
                .count();
        long tables = types.stream().filter("relation"::equals).count();
        if (rows == 0 && tables == 0) {
            return types.contains("advisory") ? ADVISORY_LOCKS : OTHER_LOCKS;
        }
        return rows >= tables ? ROW_LOCKS : TABLE_LOCKS;
    }

    /// Between two statements every transaction is idle for an instant; a forgotten one stays so.
    private static boolean forgotten(Group group) {
        Node root = group.lead();
        Session session = root.session();
        if (session == null || !idle(session)) {
            return false;
        }
        var since = session.times().stateChange();
        if (since == null) {
            return true;
        }
        var idle = Duration.between(since, group.locks().waits().serverTime());
        return idle.toMillis() / 1000.0 >= FORGOTTEN_SECONDS;
    }

    static boolean idle(Session session) {
        return session.activity().state().startsWith("idle in transaction");
    }

    /// The relation most of those directly below wait for, as words; empty where the locks do not tell.
    static String relation(Node root) {
        return root.below().stream()
                .map(node -> node.waiting().awaited())
                .filter(Objects::nonNull)
                .map(Wait::lock)
                .map(lock -> lock.relation())
                .filter(Objects::nonNull)
                .sorted()
                .reduce((one, other) -> one)
                .orElse("");
    }
}
