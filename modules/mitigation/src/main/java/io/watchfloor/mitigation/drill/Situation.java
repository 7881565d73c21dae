package io.watchfloor.mitigation.drill;

import java.time.Instant;
import java.util.List;

/// What goes on around a drill.
///
/// @param incidents open findings and overdue mitigations, in words
/// @param drills    other drills that run, here or on another console
/// @param freezes   windows in which nothing may be rehearsed
/// @param lab       whether the data is synthetic
public record Situation(Instant now, List<String> incidents, List<String> drills, List<Freeze> freezes, boolean lab) {
    public Situation {
        incidents = List.copyOf(incidents);
        drills = List.copyOf(drills);
        freezes = List.copyOf(freezes);
    }

    /// A window of the calendar.
    public record Freeze(String title, Instant from, Instant until) {
        /// Whether it covers any part of the time between.
        boolean meets(Instant start, Instant end) {
            return from.isBefore(end) && until.isAfter(start);
        }
    }
}
