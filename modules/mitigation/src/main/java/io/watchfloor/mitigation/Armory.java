package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Arming.Trigger;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.mitigation.planning.Observed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Mitigations approved beforehand: kept until their trigger comes within their window, then planned afresh on the same
/// object, guarded, and done once.
final class Armory {
    private static final Duration AHEAD = Duration.ofDays(31);

    private final Works works;
    private final Proposals proposals;
    private final Approvals approvals;

    Armory(Works works, Proposals proposals, Approvals approvals) {
        this.works = works;
        this.proposals = proposals;
        this.approvals = approvals;
    }

    void arm(Held held, Consent consent, Arming arming) {
        if (!(held.stage() instanceof Stage.Proposed)) {
            return;
        }
        String who = held.who().startsWith(Permits.DECLARED) ? Permits.DECLARED + consent.operator() : held.who();
        Optional<String> against = approvals.against(held, consent, who).or(() -> against(held.plan(), arming));
        if (against.isPresent()) {
            approvals.refused(held, against.get(), who, consent.operator());
            return;
        }
        Map<String, String> details = PlanText.write(held.plan());
        details.putAll(ArmingText.write(arming));
        details.put("operator", consent.operator());
        try {
            works.ledger().before(works.ledger().entry(held.by(who), Step.ARMED, details));
        } catch (IOException problem) {
            approvals.refused(held, "it could not be recorded: " + problem.getMessage(), who, consent.operator());
            return;
        }
        works.table()
                .move(
                        held.plan().id(),
                        current -> current.stage() instanceof Stage.Proposed
                                ? Optional.of(current.by(who).at(new Stage.Armed(arming), null))
                                : Optional.empty());
    }

    private Optional<String> against(Plan plan, Arming arming) {
        Instant now = works.now();
        if (plan.action() instanceof EndSession) {
            return Optional.of("a session cannot be armed for: which one it will be is not known beforehand");
        }
        if (works.policy().needsTwo(plan.action().slug())) {
            return Optional.of("what needs two persons is approved when it is done, not beforehand");
        }
        if (arming.by().isBlank()) {
            return Optional.of("who approves it beforehand must be named");
        }
        if (!arming.window().until().isAfter(now)) {
            return Optional.of("its window has passed");
        }
        if (arming.window().from().isAfter(now.plus(AHEAD))) {
            return Optional.of("its window begins in more than " + AHEAD.toDays() + " days");
        }
        return arming.trigger() instanceof Trigger.At at && !arming.window().contains(at.time())
                ? Optional.of("its time lies outside its window")
                : Optional.empty();
    }

    void disarm(Held held, String operator) {
        if (held.stage() instanceof Stage.Armed) {
            end(held, "by hand, " + operator, operator);
        }
    }

    private void end(Held held, String why, String operator) {
        works.refuse(held, "disarmed: " + why, held.who())
                .ifPresent(next -> works.ledger()
                        .after(works.ledger().entry(next, Step.DISARMED, Map.of("why", why, "operator", operator))));
    }

    /// Looks at one that is armed: done when its trigger comes, let go when its window has passed. Blocks.
    void look(Held held, Arming arming, Observed observed) {
        Instant now = works.now();
        if (!now.isBefore(arming.window().until())) {
            end(held, "its window has passed", Attendant.DESK);
            return;
        }
        if (arming.window().contains(now) && set(arming.trigger(), observed, now)) {
            fire(held, arming, observed, now);
        }
    }

    private static boolean set(Trigger trigger, Observed observed, Instant now) {
        return switch (trigger) {
            case Trigger.At at -> !now.isBefore(at.time()) && observed.clusterFresh(now);
            case Trigger.Cause cause ->
                switch (observed.judgement().verdict()) {
                    case Verdict.Finding finding -> matches(cause, finding.answers());
                    case Verdict.Healthy healthy -> false;
                    case Verdict.Unknown unknown -> false;
                };
        };
    }

    // A cause may be named without what it is about: `row-locks` for `row-locks:payment-reconciliation`.
    private static boolean matches(Trigger.Cause trigger, Answers answers) {
        String cause = answers.cause().slug();
        boolean same = cause.equals(trigger.cause()) || cause.startsWith(trigger.cause() + ":");
        Answers.FirstToSlow first = answers.first();
        return same
                && (trigger.workflow() == null
                        || (first != null && first.workflow().equals(trigger.workflow()))
                        || cause.endsWith(":" + trigger.workflow()));
    }

    private void fire(Held held, Arming arming, Observed observed, Instant now) {
        Plan armed = held.plan();
        Held fresh = proposals.held(armed.id(), wish(armed), observed, arming.by());
        Optional<String> against = fresh.stage() instanceof Stage.Refused refused
                ? Optional.of(refused.reason())
                : other(armed.action(), fresh.plan().action());
        if (against.isPresent()) {
            approvals.refused(held, "its trigger came, but " + against.get(), held.who(), arming.by());
            return;
        }
        Duration left = Duration.between(now, arming.window().until());
        Duration lasts =
                armed.scope().lasts().compareTo(left) < 0 ? armed.scope().lasts() : left;
        // The plan made now replaces the one that was armed; of two looks at the same time one gets past here.
        works.table()
                .move(
                        armed.id(),
                        current -> current.stage().equals(held.stage())
                                ? Optional.of(fresh.by(held.who()).at(held.stage(), null))
                                : Optional.empty());
        works.table().claim(armed.id(), held.who(), Stage.Armed.class).ifPresent(next -> {
            if (next.stage() instanceof Stage.Refused refused) {
                works.ledger()
                        .after(works.ledger()
                                .entry(
                                        next,
                                        Step.REFUSED,
                                        Map.of("reason", refused.reason(), "operator", arming.by())));
            } else {
                works.deeds().act(next, arming.by() + ", armed beforehand", lasts);
            }
        });
    }

    private static Wish wish(Plan plan) {
        boolean pauses = plan.action() instanceof PauseBatch;
        String object =
                plan.action() instanceof PauseBatch pause ? pause.cronJob().name() : "";
        RunInFlight run = plan.action() instanceof PauseBatch pause ? pause.inFlight() : RunInFlight.STOP;
        String tenant = plan.scope().tenant().isEmpty() ? null : plan.scope().tenant();
        String workflow =
                plan.scope().workflow().isEmpty() ? null : plan.scope().workflow();
        Advice advice = new Advice(
                plan.action().slug(),
                new Advice.Target(tenant, workflow, object),
                plan.title(),
                "armed",
                plan.prospect().frees());
        return new Wish(advice, run, plan.scope().lasts(), pauses ? null : plan.action());
    }

    /// Armed was one object; another of the same name is another one.
    private static Optional<String> other(Action armed, Action now) {
        String first = armed.targets().iterator().next();
        return now.targets().contains(first)
                ? Optional.empty()
                : Optional.of("it has moved on: " + first + " is not there any more");
    }
}
