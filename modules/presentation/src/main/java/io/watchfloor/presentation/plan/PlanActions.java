package io.watchfloor.presentation.plan;

import io.watchfloor.mitigation.Arming;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;

/// What the plan asks of the desk. Every call blocks and belongs on a background thread.
interface PlanActions {
    /// Plans and asks every guard.
    Mitigation propose(Wish wish);

    /// Rehearses a proposed plan once more and records that.
    Check dryRun(String plan, String operator);

    /// Records the intent, then acts.
    Mitigation approve(String plan, Consent consent);

    /// Approves beforehand.
    Mitigation arm(String plan, Consent consent, Arming arming);

    /// Undoes what is in force, at once.
    Mitigation undo(String plan, String operator);

    /// The desk itself.
    static PlanActions of(MitigationDesk desk) {
        return new PlanActions() {
            @Override
            public Mitigation propose(Wish wish) {
                return desk.propose(wish);
            }

            @Override
            public Check dryRun(String plan, String operator) {
                return desk.dryRun(plan, operator);
            }

            @Override
            public Mitigation approve(String plan, Consent consent) {
                return desk.approve(plan, consent);
            }

            @Override
            public Mitigation arm(String plan, Consent consent, Arming arming) {
                return desk.arm(plan, consent, arming);
            }

            @Override
            public Mitigation undo(String plan, String operator) {
                return desk.undo(plan, operator);
            }
        };
    }
}
