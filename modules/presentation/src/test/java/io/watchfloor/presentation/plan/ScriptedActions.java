package io.watchfloor.presentation.plan;

import io.watchfloor.mitigation.Arming;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.presentation.Stories;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A desk that answers as it is told.
final class ScriptedActions implements PlanActions {
    final List<Arming> armings = new ArrayList<>();
    final List<Consent> approvals = new ArrayList<>();
    List<Check> checks = PlanStories.allowing();
    Mitigation.Stage proposed = new Mitigation.Stage.Proposed();
    Mitigation.Stage approved = new Mitigation.Stage.InForce(Stories.NOW, Stories.NOW.plusSeconds(1_200), null);
    String breaks = "";
    boolean nobodyUndoes;
    private Optional<Mitigation> last = Optional.empty();

    Mitigation last() {
        return last.orElseThrow();
    }

    @Override
    public Mitigation propose(Wish wish) {
        if (!breaks.isEmpty()) {
            throw new IllegalStateException(breaks);
        }
        Mitigation planned = PlanStories.planned(wish, List.of(), checks, proposed);
        Mitigation mitigation = nobodyUndoes ? PlanStories.undoneByNobody(planned) : planned;
        last = Optional.of(mitigation);
        return mitigation;
    }

    @Override
    public Check dryRun(String plan, String operator) {
        return new Check("dry run", Check.Result.PASSED, "as rehearsed", "");
    }

    @Override
    public Mitigation approve(String plan, Consent consent) {
        approvals.add(consent);
        return PlanStories.at(last.orElseGet(() -> PlanStories.planned(PlanStories.usual())), approved);
    }

    @Override
    public Mitigation arm(String plan, Consent consent, Arming arming) {
        armings.add(arming);
        return PlanStories.at(last(), new Mitigation.Stage.Armed(arming));
    }

    @Override
    public Mitigation undo(String plan, String operator) {
        return PlanStories.at(last(), new Mitigation.Stage.Undone(Stories.NOW, "by hand, " + operator));
    }
}
