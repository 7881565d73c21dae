package io.watchfloor.signals.statements;

import java.util.LinkedHashSet;
import java.util.Set;

/// Which tables a statement touches, told from its text alone. A table outside of the schema `public` carries its
/// schema. Texts may be cut off, and literals may be replaced by `?`; what cannot be told is left out.
///
/// @param written    inserted into, updated, deleted from, locked row by row for writing, or altered
/// @param read       all others
/// @param parameters how many `$n` it has, the highest number
/// @param whole      a single statement that was not cut off
public record StatementTables(Kind kind, Set<String> written, Set<String> read, int parameters, boolean whole) {
    /// What kind of statement it is, seen through WITH.
    public enum Kind {
        SELECT,
        INSERT,
        UPDATE,
        DELETE,
        MERGE,
        VALUES,
        OTHER
    }

    public StatementTables {
        written = Set.copyOf(written);
        read = Set.copyOf(read);
    }

    /// Reads a statement's text; any text gives an answer.
    public static StatementTables of(String text) {
        Lexer.Cut cut = Lexer.cut(text);
        return new TableScan(cut.tokens()).scan(!cut.unclosed());
    }

    /// Every table that it touches.
    public Set<String> all() {
        Set<String> all = new LinkedHashSet<>(written);
        all.addAll(read);
        return all;
    }
}
