package io.watchfloor.presentation.plan;

import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import org.jspecify.annotations.Nullable;

/// Where the plan stands between its opening and its end.
sealed interface Progress {
    /// The desk is planning; `before` is the plan that is being replaced.
    record Planning(@Nullable Mitigation before) implements Progress {}

    /// Planned and checked: the operator decides.
    ///
    /// @param rehearsed what the last recorded dry run said, absent before one
    record Planned(Mitigation mitigation, @Nullable Check rehearsed) implements Progress {}

    /// A dry run is being made and recorded.
    record Rehearsing(Mitigation mitigation) implements Progress {}

    /// Approved by one on another console: the operator decides whether to be the second.
    record Second(Mitigation mitigation) implements Progress {}

    /// Approved: being recorded and carried out.
    record Acting(Mitigation mitigation) implements Progress {}

    /// Being undone.
    record Undoing(Mitigation mitigation) implements Progress {}

    /// The desk answered what became of it.
    record Settled(Mitigation mitigation) implements Progress {}

    /// The desk gave no answer: what is known.
    record Broken(String text, @Nullable Mitigation mitigation) implements Progress {}

    /// The mitigation it speaks of, absent before the first plan.
    default @Nullable Mitigation about() {
        return switch (this) {
            case Planning planning -> planning.before();
            case Planned planned -> planned.mitigation();
            case Rehearsing rehearsing -> rehearsing.mitigation();
            case Second second -> second.mitigation();
            case Acting acting -> acting.mitigation();
            case Undoing undoing -> undoing.mitigation();
            case Settled settled -> settled.mitigation();
            case Broken broken -> broken.mitigation();
        };
    }
}
