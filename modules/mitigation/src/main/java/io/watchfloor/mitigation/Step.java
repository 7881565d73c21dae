package io.watchfloor.mitigation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the journal's entries of the desk say happened.
enum Step {
    DRY_RUN,
    REFUSED,
    INTENT,
    ACTED,
    /// Found after a crash: the act had been recorded, and nothing of it was done.
    NOT_DONE,
    MOVED_ON,
    FAILED,
    VERIFIED,
    NOT_MOVED,
    UNDO_INTENT,
    UNDO_FAILED,
    UNDONE;

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Step> of(String slug) {
        return Arrays.stream(values()).filter(step -> step.slug().equals(slug)).findFirst();
    }
}
