package io.watchfloor.diagnosis.activity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened at an instant and may explain what followed.
///
/// @param tenant whose doing it was, absent when it concerns the estate
public record Mark(
        Instant at, Kind kind, String text, @Nullable String tenant) {
    /// What kind of thing happened.
    public enum Kind {
        /// A Job or scheduled action began.
        JOB,
        /// The desk carried something out, such as ending a session.
        ACTION,
        /// A Deployment got another image.
        DEPLOYMENT
    }
}
