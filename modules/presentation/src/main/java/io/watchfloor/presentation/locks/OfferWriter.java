package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.Detail.Offer;
import io.watchfloor.presentation.locks.Sight.Branch;
import io.watchfloor.signals.estate.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what can be planned against a root blocker from here, or why nothing can.
///
/// @param canAct whether this start has anything to act with
/// @param frozen the picture is held: what it shows is not now
record OfferWriter(Sight sight, Instant now, boolean canAct, boolean frozen) {
    /// The mitigations that the desk knows how to carry out.
    private static final Set<String> CARRIED_OUT =
            Set.of(Action.PauseBatch.SLUG, EndSession.CANCEL, EndSession.TERMINATE);

    /// What can be done about the root above a session.
    List<Offer> offers(Branch branch) {
        Branch root = branch.root();
        List<Advice> recommended = recommended(root);
        if (recommended.isEmpty()) {
            return whyNone(root).map(List::of).orElse(List.of());
        }
        return recommended.stream().map(advice -> offer(root, advice)).toList();
    }

    private Offer offer(Branch root, Advice advice) {
        Mitigation running = running(advice);
        if (running != null) {
            // Its plan shows the countdown, and undoes it.
            return new Offer(
                    running.plan().title(),
                    advice,
                    LocksText.ALREADY_IN_FORCE.text(running.plan().title()));
        }
        String reason = whyNot(root, advice);
        return reason.isEmpty()
                ? new Offer(advice.text(), advice, advice.reason())
                : new Offer(advice.text(), null, reason);
    }

    /// Empty when nothing stands against it.
    private String whyNot(Branch root, Advice advice) {
        if (frozen) {
            return LocksText.OFF_WHILE_FROZEN.text();
        }
        if (sight.sampling(root.key().server()).trust(now) != Trust.LIVE) {
            return LocksText.OFF_WHILE_STALE.text();
        }
        if (!CARRIED_OUT.contains(advice.mitigation())) {
            return LocksText.NOT_FROM_HERE.text();
        }
        return canAct ? "" : LocksText.READ_ONLY.text();
    }

    private @Nullable Mitigation running(Advice advice) {
        return sight.tick().mitigations().stream()
                .filter(OfferWriter::unfinished)
                .filter(each -> each.plan()
                                .scope()
                                .workflow()
                                .equals(advice.target().workflow())
                        && each.plan().scope().tenant().equals(advice.target().tenant())
                        && each.plan().action().slug().equals(advice.mitigation()))
                .findFirst()
                .orElse(null);
    }

    private static boolean unfinished(Mitigation mitigation) {
        return mitigation.mayBeInForce();
    }

    /// What the judgement recommends for this root: all of it when the finding is about this root, else what names
    /// the root's own workflow and tenant.
    private List<Advice> recommended(Branch root) {
        Optional<Answers> answers = sight.finding().map(Verdict.Finding::answers);
        if (answers.isEmpty()) {
            return List.of();
        }
        Answers.Root cause = answers.get().cause().root();
        boolean named = cause != null
                && cause.server().equals(root.key().server())
                && cause.session().pid() == root.key().pid();
        return answers.get().recommend().stream()
                .filter(advice -> named || worksFor(root, advice.target()))
                .toList();
    }

    private static boolean worksFor(Branch root, Advice.Target target) {
        String workflow = root.node().who().workflow();
        String tenant = root.node().who().tenant();
        return workflow != null
                && workflow.equals(target.workflow())
                && (target.tenant() == null || target.tenant().equals(tenant));
    }

    private Optional<Offer> whyNone(Branch root) {
        if (root.node().below().isEmpty()) {
            return Optional.empty();
        }
        String slug = root.node().who().workflow();
        if (root.key().prepared()) {
            return Optional.of(new Offer(LocksText.PAUSE_NOTHING.text(), null, LocksText.PREPARED_BY_HAND.text()));
        }
        if (slug == null) {
            return Optional.of(new Offer(LocksText.PAUSE_NOTHING.text(), null, LocksText.UNATTRIBUTED_ROOT.text()));
        }
        String title = sight.names().workflow(slug);
        boolean pausable = sight.names()
                .estate()
                .workflow(slug)
                .map(Workflow::footprint)
                .map(Workflow.Footprint::pausable)
                .orElse(false);
        String reason = pausable ? LocksText.NOT_RECOMMENDED.text() : LocksText.NOT_PAUSABLE.text(title);
        return Optional.of(new Offer(LocksText.PAUSE.text(title), null, reason));
    }
}
