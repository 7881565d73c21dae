package io.watchfloor.signals;

/// What a sample's number counts.
public enum Unit {
    SECONDS,
    PER_SECOND,
    /// Seconds spent in each second, such as blocked time.
    SECONDS_PER_SECOND,
    COUNT,
    BYTES,
    BYTES_PER_SECOND,
    /// A share from 0 to 1.
    RATIO
}
