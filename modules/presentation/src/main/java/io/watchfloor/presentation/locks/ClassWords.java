package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.activity.WaitClass;

/// The names of wait classes on screen.
final class ClassWords {
    private ClassWords() {}

    static String title(WaitClass waitClass) {
        return switch (waitClass) {
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
