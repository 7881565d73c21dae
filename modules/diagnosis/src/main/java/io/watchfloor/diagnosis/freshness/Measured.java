package io.watchfloor.diagnosis.freshness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One value as far as it can be relied on.
///
/// @param value  the last value, absent when there never was one or its source gives it no more
/// @param age    its age, absent without a value
/// @param reason what is wrong, empty while fresh
public record Measured(
        Quality quality, @Nullable Double value, @Nullable Duration age, String reason) {
    /// How far it can be relied on.
    public enum Quality {
        FRESH,
        /// Older than two intervals and a tick.
        STALE,
        /// Never received, or stale for so long that the last value says nothing any more.
        UNKNOWN,
        /// The source answers and does not give this value now: nothing was there to be measured.
        ABSENT
    }

    /// The value while fresh, else null.
    public @Nullable Double fresh() {
        return quality == Quality.FRESH ? value : null;
    }

    /// The value while fresh, else `otherwise`.
    public double freshOr(double otherwise) {
        Double fresh = fresh();
        return fresh == null ? otherwise : fresh;
    }

    /// Whether it was given and can be shown, if only as stale.
    public boolean shown() {
        return quality == Quality.FRESH || quality == Quality.STALE;
    }

    static Measured never(String reason) {
        return new Measured(Quality.UNKNOWN, null, null, reason);
    }
}
