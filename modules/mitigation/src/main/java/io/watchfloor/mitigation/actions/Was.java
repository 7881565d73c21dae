package io.watchfloor.mitigation.actions;

import org.jspecify.annotations.Nullable;

/// What a setting was when it was planned against; it is put back only where it was known.
///
/// @param known whether it was read; an action that was never looked at by its executor knows nothing
/// @param value the value, absent where nothing was set
public record Was(boolean known, @Nullable String value) {
    /// Not read yet.
    public static final Was UNKNOWN = new Was(false, null);

    /// Read, and nothing was set.
    public static final Was UNSET = new Was(true, null);

    /// Read, with this value.
    public static Was of(String value) {
        return new Was(true, value);
    }

    /// As it is shown: the value, `not set` or `unknown`.
    public String text() {
        if (!known) {
            return "unknown";
        }
        return value == null ? "not set" : value;
    }
}
