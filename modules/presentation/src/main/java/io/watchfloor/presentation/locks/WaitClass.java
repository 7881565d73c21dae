package io.watchfloor.presentation.locks;

import io.watchfloor.signals.facts.Session;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a session does at the instant of a sample, in the order in which the classes are stacked, lowest first.
enum WaitClass {
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
    static @Nullable WaitClass of(Session session) {
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
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its name on screen.
    String title() {
        return switch (this) {
            case CPU -> LocksText.CLASS_CPU.text();
            case IO -> LocksText.CLASS_IO.text();
            case CLIENT -> LocksText.CLASS_CLIENT.text();
            case IPC -> LocksText.CLASS_IPC.text();
            case LWLOCK -> LocksText.CLASS_LWLOCK.text();
            case LOCK -> LocksText.CLASS_LOCK.text();
            case IDLE_IN_TRANSACTION -> LocksText.CLASS_IDLE_IN_TRANSACTION.text();
        };
    }
}
