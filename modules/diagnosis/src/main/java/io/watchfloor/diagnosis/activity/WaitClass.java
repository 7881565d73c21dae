package io.watchfloor.diagnosis.activity;

import io.watchfloor.signals.facts.Session;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a session does at the instant of a sample, in the order in which the classes are stacked, lowest first.
public enum WaitClass {
    CPU,
    IO,
    CLIENT,
    IPC,
    LWLOCK,
    LOCK,
    /// Not active: stacked on top and never counted as session time.
    IDLE_IN_TRANSACTION;

    private static final Set<String> WORKING = Set.of("client backend", "parallel worker", "autovacuum worker");

    /// The class of a session that works for somebody; absent for idle ones and for the server's own processes.
    public static @Nullable WaitClass of(Session session) {
        if (!WORKING.contains(session.backendType())) {
            return null;
        }
        String state = session.activity().state();
        if (state.startsWith("idle in transaction")) {
            return IDLE_IN_TRANSACTION;
        }
        if (state.startsWith("idle") || state.equals("disabled")) {
            return null;
        }
        return ofEvent(session.activity().waitEventType());
    }

    private static WaitClass ofEvent(@Nullable String type) {
        return switch (type == null ? "" : type) {
            case "" -> CPU;
            case "IO" -> IO;
            case "Lock" -> LOCK;
            case "LWLock", "BufferPin", "Buffer" -> LWLOCK;
            case "IPC", "Extension" -> IPC;
            // Client, Timeout (pg_sleep), Activity: whatever is waited for, it is not the database's doing.
            default -> CLIENT;
        };
    }

    /// The end of the token's and the style class's name.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it counts as session time.
    public boolean active() {
        return this != IDLE_IN_TRANSACTION;
    }
}
