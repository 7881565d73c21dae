package io.watchfloor.app.commands;

import io.watchfloor.app.watch.Watch;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.drill.DrillKind;
import io.watchfloor.mitigation.drill.DrillState;
import io.watchfloor.mitigation.drill.DrillState.Phase;
import io.watchfloor.mitigation.drill.DrillStep;
import io.watchfloor.mitigation.drill.Drills;
import io.watchfloor.presentation.Tick;
import java.util.Optional;

/// Holds a drill in the lab for a picture of it.
record DrillShot(DrillKind kind, boolean midst) {
    /// Whether the picture may be taken; begins the drill when first asked, and again while it may not begin.
    boolean reached(Watch watch, Tick tick) {
        Drills drills = watch.drills();
        Optional<DrillState> state = drills.current();
        if (state.isEmpty() || state.get().phase() instanceof Phase.Checked) {
            DrillState prepared = drills.prepare(kind, drills.servers().getFirst());
            if (prepared.phase() instanceof Phase.Checked checked && checked.go()) {
                var _ = drills.start(new Consent("screenshot", "", true));
            }
            return false;
        }
        return midst
                ? state.get().progress().steps().containsKey(DrillStep.LOSS_NOTICED)
                : state.get().phase() instanceof Phase.Ended;
    }
}
