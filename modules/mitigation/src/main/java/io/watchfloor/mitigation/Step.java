package io.watchfloor.mitigation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the journal's entries of the desk say happened.
enum Step {
    DRY_RUN,
    REFUSED,
    /// Approved by the first of two.
    APPROVED,
    /// Approved by the second of two, on another console.
    SECONDED,
    /// Approved beforehand, to be done when its trigger comes.
    ARMED,
    DISARMED,
    INTENT,
    ACTED,
    /// Found after a crash: the act had been recorded, and nothing of it was done.
    NOT_DONE,
    MOVED_ON,
    FAILED,
    /// Sent, and no answer came.
    UNKNOWN,
    /// Found in a system by the mark that a console left there.
    FOUND,
    VERIFIED,
    NOT_MOVED,
    UNDO_INTENT,
    UNDO_FAILED,
    UNDONE,
    /// The system has ended it by itself.
    LAPSED,
    /// A console that can undo what others leave is here.
    ON_WATCH;

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Step> of(String slug) {
        return Arrays.stream(values()).filter(step -> step.slug().equals(slug)).findFirst();
    }
}
