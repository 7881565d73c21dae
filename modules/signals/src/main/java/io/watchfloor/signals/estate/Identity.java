package io.watchfloor.signals.estate;

import java.time.ZoneId;

/// What the estate is called, what it is worth, and where it lives.
///
/// @param slug stable identifier; `title` is what the screen shows
/// @param zone the zone in which times are shown
/// @param lab  whether this is the embedded estate, whose workload is simulated
public record Identity(String slug, String title, Environment environment, ZoneId zone, boolean lab) {

    /// What an estate is used for; production asks for its name to be typed before anything is changed.
    public enum Environment {
        PRODUCTION,
        STAGING,
        DEVELOPMENT
    }
}
