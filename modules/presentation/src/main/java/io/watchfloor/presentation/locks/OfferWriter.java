package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.Detail.Act;
import io.watchfloor.presentation.locks.Detail.Offer;
import io.watchfloor.presentation.locks.LocksContent.Picture.Mode;
import io.watchfloor.presentation.locks.Sight.Branch;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what can be planned against a root blocker from here, or why nothing can.
///
/// @param canAct whether this start has anything to act with
/// @param picture whether what is shown is now
record OfferWriter(Sight sight, Instant now, boolean canAct, Mode picture) {
    /// The mitigations that the desk knows how to carry out.
    private static final Set<String> CARRIED_OUT =
            Set.of(Action.PauseBatch.SLUG, EndSession.CANCEL, EndSession.TERMINATE);

    /// What can be done about the root above a session, and about the session itself.
    List<Offer> offers(Branch branch) {
        Branch root = branch.root();
        List<Advice> recommended = recommended(root);
        List<Offer> offers = new ArrayList<>();
        if (recommended.isEmpty()) {
            whyNone(root).ifPresent(offers::add);
        }
        recommended.forEach(advice -> offers.add(offer(root, advice)));
        Session session = branch.node().session();
        if (session != null) {
            offers.addAll(new SessionOffers(this).of(branch.key(), branch.node().who(), session, effect(branch)));
        }
        return offers;
    }

    /// What can be done about a session that blocks nobody.
    List<Offer> offers(SessionKey key, Session session) {
        return new SessionOffers(this).of(key, sight.who(key.server(), session), session, Advice.Effect.NONE);
    }

    private Advice.Effect effect(Branch branch) {
        List<WaitTree.Node> freed = Waiters.freedBy(branch);
        Map<String, Integer> byWorkflow = new HashMap<>();
        for (WaitTree.Node node : freed) {
            String workflow = node.who().workflow();
            if (workflow != null) {
                byWorkflow.merge(workflow, 1, Integer::sum);
            }
        }
        return new Advice.Effect(freed.size(), byWorkflow);
    }

    private Offer offer(Branch root, Advice advice) {
        Mitigation running = running(advice);
        if (running != null) {
            // Its plan shows the countdown, and undoes it.
            return new Offer(
                    Act.PAUSE,
                    running.plan().title(),
                    advice,
                    LocksText.ALREADY_IN_FORCE.text(running.plan().title()));
        }
        String reason = CARRIED_OUT.contains(advice.mitigation())
                ? whyNot(root.key().server())
                : LocksText.NOT_FROM_HERE.text();
        return reason.isEmpty()
                ? new Offer(Act.PAUSE, advice.text(), advice, advice.reason())
                : new Offer(Act.PAUSE, advice.text(), null, reason);
    }

    /// Why nothing can be done now on a server; empty when nothing stands against it.
    String whyNot(String server) {
        if (picture == Mode.PAST) {
            return LocksText.OFF_IN_THE_PAST.text();
        }
        if (picture == Mode.FROZEN) {
            return LocksText.OFF_WHILE_FROZEN.text();
        }
        if (sight.sampling(server).trust(now) != Trust.LIVE) {
            return LocksText.OFF_WHILE_STALE.text();
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
                .filter(advice -> !SessionOffers.covers(advice))
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
            return Optional.of(
                    new Offer(Act.PAUSE, LocksText.PAUSE_NOTHING.text(), null, LocksText.PREPARED_BY_HAND.text()));
        }
        if (slug == null) {
            return Optional.of(
                    new Offer(Act.PAUSE, LocksText.PAUSE_NOTHING.text(), null, LocksText.UNATTRIBUTED_ROOT.text()));
        }
        String title = sight.names().workflow(slug);
        boolean pausable = sight.names()
                .estate()
                .workflow(slug)
                .map(Workflow::footprint)
                .map(Workflow.Footprint::pausable)
                .orElse(false);
        String reason = pausable ? LocksText.NOT_RECOMMENDED.text() : LocksText.NOT_PAUSABLE.text(title);
        return Optional.of(new Offer(Act.PAUSE, LocksText.PAUSE.text(title), null, reason));
    }
}
