package io.watchfloor.presentation.shell;

import java.util.Locale;

/// Something that can be done now: its words, its key where it has one, and the deed.
record Command(String words, String key, Runnable deed) {
    /// Whether every word of the filter occurs in it.
    boolean matches(String filter) {
        String text = words.toLowerCase(Locale.ROOT);
        for (String word : filter.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
