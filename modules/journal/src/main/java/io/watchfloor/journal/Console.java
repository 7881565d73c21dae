package io.watchfloor.journal;

import java.time.Instant;
import java.util.Map;

/// What a chain is called: by its first line, which the whole chain hangs on.
final class Console {
    /// The step of a chain's first line.
    static final String BEGUN = "begun";

    private static final String NAME = "console";
    private static final int SHORT = 8;

    private Console() {}

    /// The first entry of a console's chain.
    ///
    /// @param name  such as the user and the machine
    /// @param token tells it from others of that name
    static Entry begun(Instant now, String name, String token) {
        return new Entry(
                now, "-", BEGUN, "declared:" + name, Map.of(NAME, name + "." + token, "text", "this chain begins"));
    }

    /// The name that the first line gives; one that gives none is called by its hash.
    static String name(Line first) {
        return first.entry().step().equals(BEGUN)
                ? first.entry().details().getOrDefault(NAME, unnamed(first))
                : unnamed(first);
    }

    private static String unnamed(Line first) {
        return "unnamed." + first.hash().substring(0, SHORT);
    }
}
