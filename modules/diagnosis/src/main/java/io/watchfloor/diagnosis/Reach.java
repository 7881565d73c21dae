package io.watchfloor.diagnosis;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How well a state is known.
///
/// @param since  when the state began
/// @param age    age of the oldest value it rests on, absent when there is none
/// @param reason what is not known and what to do, where the state is unknown, stale, idle or maintenance
public record Reach(
        Instant since, @Nullable Duration age, @Nullable String reason) {}
