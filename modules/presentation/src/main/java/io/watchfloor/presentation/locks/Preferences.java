package io.watchfloor.presentation.locks;

import java.util.Set;

/// What the page remembers from one start to the next.
public interface Preferences {
    /// Titles of the columns that were hidden.
    Set<String> hiddenColumns();

    /// Remembers them.
    void hideColumns(Set<String> titles);

    /// Remembers nothing beyond this start.
    static Preferences nothing() {
        return new Preferences() {
            @Override
            public Set<String> hiddenColumns() {
                return Set.of();
            }

            @Override
            public void hideColumns(Set<String> titles) {}
        };
    }
}
