package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.locks.Row.Group;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the operator chose to look at.
///
/// @param selected absent until a session is picked: the first root is shown then
/// @param folded   sessions whose subtree is hidden
/// @param turned   groups that were opened or closed against their default
/// @param filter   words that must all occur, in lower case
record Choices(@Nullable SessionKey selected, Set<SessionKey> folded, Set<Group> turned, String filter) {
    private static final Pattern WORDS_APART = Pattern.compile("\\s+");
    static final Choices NONE = new Choices(null, Set.of(), Set.of(), "");

    Choices {
        folded = Set.copyOf(folded);
        turned = Set.copyOf(turned);
        filter = filter.strip().toLowerCase(Locale.ROOT);
    }

    Choices select(@Nullable SessionKey key) {
        return new Choices(key, folded, turned, filter);
    }

    Choices fold(SessionKey key, boolean hidden) {
        Set<SessionKey> changed = new HashSet<>(folded);
        if (hidden) {
            changed.add(key);
        } else {
            changed.remove(key);
        }
        return new Choices(selected, changed, turned, filter);
    }

    Choices turn(Group group) {
        Set<Group> changed = new HashSet<>(turned);
        if (!changed.remove(group)) {
            changed.add(group);
        }
        return new Choices(selected, folded, changed, filter);
    }

    Choices filter(String words) {
        return new Choices(selected, folded, turned, words);
    }

    boolean filters() {
        return !filter.isEmpty();
    }

    /// Whether every word of the filter occurs in one of the cells.
    boolean letsThrough(Row.Line line) {
        String all = String.join("\n", line.cells()).toLowerCase(Locale.ROOT);
        return WORDS_APART.splitAsStream(filter).allMatch(all::contains);
    }
}
