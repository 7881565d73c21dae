package io.watchfloor.mitigation.drill;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import java.time.Duration;
import java.util.Optional;

/// The desk as a drill uses it: everything that a drill changes goes through here.
record DrillDoor(MitigationDesk desk) {
    Mitigation propose(Action action, String server, String text, Duration lasts) {
        Advice advice = new Advice(
                action.slug(), new Advice.Target(null, null, server), text, "part of a drill", Advice.Effect.NONE);
        return desk.propose(new Wish(advice, RunInFlight.LET_FINISH, lasts, action));
    }

    Mitigation approve(Mitigation proposed, Consent consent) {
        return desk.approve(proposed.plan().id(), consent);
    }

    void undo(Mitigation done, String operator) {
        var _ = desk.undo(done.plan().id(), operator);
    }

    /// How it stands now.
    Optional<Mitigation> now(Mitigation mitigation) {
        return desk.mitigations().stream()
                .filter(each -> each.plan().id().equals(mitigation.plan().id()))
                .findFirst();
    }
}
