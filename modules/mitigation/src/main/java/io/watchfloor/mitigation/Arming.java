package io.watchfloor.mitigation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// That a mitigation was approved beforehand: by whom, for which window of the calendar, and what sets it off. It is
/// done once, and never outside its window.
///
/// @param by the named person who approved it
public record Arming(String by, Window window, Trigger trigger) {

    /// From when to when; it ends at the latest when the window does.
    public record Window(Instant from, Instant until) {
        public Window {
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException("a window ends after it begins");
            }
        }

        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /// What sets it off.
    public sealed interface Trigger {
        /// A time.
        record At(Instant time) implements Trigger {}

        /// A finding with this cause, on this workflow where one is named.
        record Cause(String cause, @Nullable String workflow) implements Trigger {}
    }
}
