package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.Set;

/// What was asked for and cannot be named exactly. It is refused with the reason, and never carried out.
///
/// @param asked the slug that was asked for
public record Unplanned(String asked, String object) implements Action {
    @Override
    public String slug() {
        return asked;
    }

    @Override
    public Set<String> targets() {
        return Set.of();
    }

    @Override
    public Ending ending() {
        return Ending.NEVER;
    }
}
