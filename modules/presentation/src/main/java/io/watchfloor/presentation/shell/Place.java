package io.watchfloor.presentation.shell;

import io.watchfloor.presentation.Page;
import io.watchfloor.presentation.Tick;
import java.util.function.ToIntFunction;

/// A page in the navigation rail.
///
/// @param key   the digit that opens it, 1 to 8
/// @param word  its name in one word
/// @param count what its badge counts in a tick; zero shows none
public record Place(int key, String word, Page page, ToIntFunction<Tick> count) {
    public Place {
        if (key < 1 || key > 8) {
            throw new IllegalArgumentException("a place is opened by a digit from 1 to 8, not " + key);
        }
    }

    /// A place without a badge.
    public Place(int key, String word, Page page) {
        this(key, word, page, tick -> 0);
    }
}
