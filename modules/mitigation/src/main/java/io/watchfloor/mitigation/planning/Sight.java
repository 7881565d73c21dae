package io.watchfloor.mitigation.planning;

import io.watchfloor.signals.estate.Estate;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a plan is made from.
///
/// @param observed the newest snapshot, absent before the first
public record Sight(Estate estate, @Nullable Observed observed, Instant now) {
    /// A time of day with its zone, as the estate shows times.
    String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.ENGLISH)
                .withZone(estate.identity().zone())
                .format(at);
    }
}
