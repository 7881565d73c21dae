package io.watchfloor.presentation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import org.jspecify.annotations.Nullable;

/// Where a page can lead. Called on the UI thread.
public interface Navigation {
    /// Opens the floor.
    void floor();

    /// Opens locks and queries, at a session where one is given.
    void locks(@Nullable Integer pid);

    /// Plans a mitigation and opens its plan over the present page.
    void plan(Advice advice);

    /// Plans what is wished and opens its plan over the present page.
    default void plan(Wish wish) {
        plan(wish.advice());
    }

    /// Opens the plan of what is on the desk already over the present page.
    default void open(Mitigation mitigation) {}
}
