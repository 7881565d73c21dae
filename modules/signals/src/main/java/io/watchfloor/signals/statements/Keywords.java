package io.watchfloor.signals.statements;

import java.util.Set;

/// SQL's words by what they mean to a reader of tables, in lower case.
final class Keywords {
    static final Set<String> END_OF_FROM = words(
            "where group having window order limit offset fetch union intersect except returning " + "set when values");
    static final Set<String> NOT_AN_ALIAS =
            words("join inner left right full cross natural on using for tablesample as");

    static final Set<String> SKIPPED =
            words("table index concurrently unique if exists not only full verbose analyze freeze "
                    + "materialized view unlogged");
    static final Set<String> VERBS = words("select insert update delete merge values with table");

    private Keywords() {}

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }
}
