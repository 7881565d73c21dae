package io.watchfloor.mitigation;

import io.watchfloor.journal.Recorded;
import io.watchfloor.journal.Sharing;
import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Held.Task;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.planning.Observed;
import io.watchfloor.mitigation.planning.Words;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Approves: by one person, or by two of whom the second is another one on another console. Blocks.
final class Approvals {
    private static final String ROLE = "role";

    private final Works works;
    private final Permits permits;
    private final Supplier<@Nullable Observed> newest;
    private final Executor background;

    /// @param background where it is acted when a second person has approved
    Approvals(Works works, Permits permits, Supplier<@Nullable Observed> newest, Executor background) {
        this.works = works;
        this.permits = permits;
        this.newest = newest;
        this.background = background;
    }

    void approve(Held held, Consent consent) {
        if (held.stage() instanceof Stage.Awaiting awaiting && held.isForeign()) {
            second(held, awaiting, consent);
        } else if (held.stage() instanceof Stage.Proposed) {
            first(held, consent);
        }
    }

    /// Who approves: whom the systems authenticated, else who says to be somebody.
    private static String who(Held held, Consent consent) {
        return held.who().startsWith(Permits.DECLARED) ? Permits.DECLARED + consent.operator() : held.who();
    }

    /// What stands against consent to a plan, whoever gives it.
    Optional<String> against(Held held, Consent consent, String who) {
        Instant now = works.now();
        return Guards.typed(works.parts().estate().identity(), consent.typedName())
                .or(() -> Guards.consented(held.plan(), consent))
                .or(() -> permits.against(held.plan(), who, now))
                .or(() -> Guards.whenActing(held.plan(), newest.get(), now));
    }

    private void first(Held held, Consent consent) {
        String who = who(held, consent);
        Optional<String> against = against(held, consent, who);
        if (against.isPresent()) {
            refused(held, against.get(), who, consent.operator());
        } else if (works.policy().needsTwo(held.plan().action().slug())) {
            await(held, who, consent.operator());
        } else {
            claim(held, Stage.Proposed.class, who, consent.operator());
        }
    }

    // Of two that approve at the same time one gets past here.
    private void claim(Held held, Class<? extends Stage> from, String who, String operator) {
        works.table().claim(held.plan().id(), who, from).ifPresent(next -> {
            if (next.stage() instanceof Stage.Refused refused) {
                tell(next, refused.reason(), operator);
            } else {
                works.deeds().act(next, operator, next.plan().scope().lasts());
            }
        });
    }

    void refused(Held held, String reason, String who, String operator) {
        works.refuse(held, reason, who).ifPresent(next -> tell(next, reason, operator));
    }

    private void tell(Held held, String reason, String operator) {
        works.ledger().after(works.ledger().entry(held, Step.REFUSED, Map.of("reason", reason, "operator", operator)));
    }

    private String role() {
        return works.parts().journal().others().sharing() instanceof Sharing.Together together ? together.role() : "";
    }

    private void await(Held held, String who, String operator) {
        Instant now = works.now();
        Map<String, String> details = PlanText.write(held.plan());
        details.put("operator", operator);
        details.put(ROLE, role());
        Duty late = new Duty(Task.LAPSE, now.plus(Guards.PLAN_KEEPS), 0, "no second person approved it in time");
        Held approved = held.by(who);
        try {
            works.ledger().before(works.ledger().entry(approved, Step.APPROVED, details));
        } catch (IOException problem) {
            refused(held, "it could not be recorded: " + problem.getMessage(), who, operator);
            return;
        }
        works.table()
                .move(
                        held.plan().id(),
                        current -> current.stage() instanceof Stage.Proposed
                                ? Optional.of(current.by(who).at(new Stage.Awaiting(now, who), late))
                                : Optional.empty());
    }

    /// Approves here what was approved first on another console, which then acts.
    private void second(Held held, Stage.Awaiting awaiting, Consent consent) {
        Check permitted = works.crew().permitted(held.plan());
        String who = permitted.who().isBlank() ? Permits.DECLARED + consent.operator() : permitted.who();
        Optional<String> against = Optional.of(permitted)
                .filter(check -> !check.allows())
                .map(Check::text)
                .or(() -> same(awaiting.first(), who))
                .or(() -> Guards.typed(works.parts().estate().identity(), consent.typedName()))
                .or(() -> permits.against(held.plan(), who, works.now()))
                .or(() -> held.plan().scope().planned().plus(Guards.PLAN_KEEPS).isBefore(works.now())
                        ? Optional.of("the plan is older than " + Words.words(Guards.PLAN_KEEPS))
                        : Optional.empty());
        Map<String, String> details = new HashMap<>(Map.of("operator", consent.operator(), "first", awaiting.first()));
        details.put(ROLE, role());
        if (against.isPresent()) {
            // It stays open for somebody who may.
            tell(held.by(who), "as second person: " + against.get(), consent.operator());
            throw new NotSecond(against.get());
        }
        try {
            works.ledger().before(works.ledger().entry(held.by(who), Step.SECONDED, details));
        } catch (IOException problem) {
            throw new NotSecond("it could not be recorded: " + problem.getMessage());
        }
    }

    /// Why somebody cannot be the second person. It is told and recorded; the first approval stands.
    static final class NotSecond extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        NotSecond(String reason) {
            super(reason);
        }
    }

    /// Nobody is their own second person. A name that nobody proves could be anybody's.
    private static Optional<String> same(String first, String second) {
        if (first.equals(second)) {
            return Optional.of(second + " approved it first: nobody is their own second person");
        }
        boolean proven = !first.startsWith(Permits.DECLARED) && !second.startsWith(Permits.DECLARED);
        return proven
                ? Optional.empty()
                : Optional.of("no system proves who " + (first.startsWith(Permits.DECLARED) ? first : second)
                        + " is: two persons cannot be told apart");
    }

    /// A second person has approved on another console, as the team database has it.
    void seconded(Held held, Recorded recorded) {
        String second = recorded.entry().who();
        if (recorded.origin().author() == null || same(held.who(), second).isPresent()) {
            return;
        }
        String operator = recorded.entry().details().getOrDefault("operator", second);
        background.execute(() -> {
            Optional<String> against = permits.against(held.plan(), held.who(), works.now())
                    .or(() -> Guards.whenActing(held.plan(), newest.get(), works.now()));
            if (against.isPresent()) {
                refused(held, against.get(), held.who(), operator);
            } else {
                claim(held, Stage.Awaiting.class, held.who(), held.who() + " and " + operator);
            }
        });
    }
}
