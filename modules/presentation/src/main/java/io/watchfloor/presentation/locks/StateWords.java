package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.activity.WaitClass;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.locks.Row.State;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says what a session does: `xid Share ← Exclusive`, `idle in tx 38 s, holds RowExclusive`, `IO WALWrite 0.1 s`.
///
/// @param serverTime the server's clock at the sample, against which its times are measured
record StateWords(Instant serverTime) {

    State of(WaitTree.Node node) {
        Waits.Wait awaited = node.waiting().awaited();
        if (awaited != null) {
            return awaited(awaited.lock());
        }
        String held = held(node);
        String holds = held.isEmpty() ? "" : LocksText.HOLDS.text(held);
        if (node.pid() <= 0) {
            return new State("", LocksText.PREPARED.text(), holds);
        }
        Session session = node.session();
        if (session == null) {
            return new State("", LocksText.NOT_IN_SAMPLE.text(), holds);
        }
        return new State("", of(session).text(), holds);
    }

    State of(Session session) {
        String state = session.activity().state();
        if (state.startsWith("idle in transaction")) {
            Duration idle = since(session.times().stateChange());
            String aborted = state.contains("aborted") ? LocksText.ABORTED.text() : "";
            return new State("", (LocksText.IDLE_FOR.text(lasting(idle)) + aborted).strip(), "");
        }
        if (!state.equals("active")) {
            return new State("", state, "");
        }
        Duration running = since(session.times().queryStart());
        String age = running == null ? "" : " " + lasting(running);
        String type = session.activity().waitEventType();
        if (type == null) {
            return new State("", (ClassWords.title(WaitClass.CPU) + age).strip(), "");
        }
        String event = session.activity().waitEvent();
        return new State("", type + ((event == null ? "" : " " + event) + age).stripTrailing(), "");
    }

    /// Less than a tenth of a second reads as nothing: the session has only just begun.
    private static String lasting(@Nullable Duration time) {
        return time == null || time.toMillis() < 100 ? "" : Ages.words(time);
    }

    private static State awaited(Waits.Lock lock) {
        String against = lock.held() == null ? LocksText.QUEUED.text() : LocksText.AGAINST.text(lock.held());
        return new State(kind(lock.type()), lock.wanted(), against);
    }

    /// The short word of a lock's type, as the column has room for.
    static String kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "transactionid" -> "xid";
            case "virtualxid" -> "vxid";
            case "relation" -> "rel";
            case "advisory" -> "adv";
            default -> type;
        };
    }

    /// The modes in which it stands in the way of those directly behind it.
    static String held(WaitTree.Node node) {
        List<String> modes = node.below().stream()
                .map(child -> child.waiting().awaited())
                .filter(Objects::nonNull)
                .map(wait -> wait.lock().held())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return modes.stream().sorted().collect(Collectors.joining(", "));
    }

    private @Nullable Duration since(@Nullable Instant then) {
        return then == null ? null : Duration.between(then, serverTime);
    }
}
