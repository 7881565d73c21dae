package io.watchfloor.signals.statements;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pair of parentheses, or the whole statement: where in a query the scan stands there.
final class Level {
    /// What the next name or comma means.
    enum Place {
        /// A paren that has not shown yet what it holds.
        FRESH,
        /// A name here is a table that is read.
        TABLE,
        /// Behind a table of FROM: a comma leads to the next one.
        FROM,
        /// A name here is the table that is written.
        TARGET,
        /// In WITH: a name here is that of a query.
        QUERY_NAME,
        /// Anything else.
        ELSEWHERE
    }

    Place place;
    /// Whether FROM begins a list of tables here, and is no part of an expression.
    boolean query;
    boolean seenFrom;
    /// In WITH RECURSIVE a query may name itself.
    boolean recursive;
    /// The query of WITH that this level holds; it can be named when the level is closed.
    @Nullable
    String defines;

    final Map<String, String> aliases = new HashMap<>();
    final Set<String> read = new LinkedHashSet<>();

    Level(Place place) {
        this.place = place;
    }
}
