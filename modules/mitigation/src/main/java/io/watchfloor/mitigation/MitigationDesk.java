package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Held.Task;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.planning.Draft;
import io.watchfloor.mitigation.planning.Drafts;
import io.watchfloor.mitigation.planning.Families;
import io.watchfloor.mitigation.planning.Observed;
import io.watchfloor.mitigation.planning.Planner;
import io.watchfloor.mitigation.planning.Sight;
import io.watchfloor.mitigation.planning.Words;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one door for change: plans, guards, records, acts, verifies, undoes. Safe from any thread; calls that ask a
/// system block and belong on a background thread. Closing it closes the executors and leaves in force what is.
public final class MitigationDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MitigationDesk.class);

    /// What a desk works with. Without executors it answers every proposal with the reason why nothing can be done.
    public record Parts(Estate estate, Journal journal, List<Executor> executors, InstantSource clock) {
        public Parts {
            executors = List.copyOf(executors);
        }
    }

    /// What the operator chose when asking for a plan.
    ///
    /// @param draft what exactly is wished, where the advice does not say it: a bound, a count, a time
    public record Wish(
            Advice advice,
            RunInFlight inFlight,
            Duration lasts,
            @Nullable Action draft) {
        /// What the advice says.
        public Wish(Advice advice, RunInFlight inFlight, Duration lasts) {
            this(advice, inFlight, lasts, null);
        }
    }

    /// Who approves, and the environment's name as typed where it is asked for.
    ///
    /// @param nobodyUndoes that they know that nobody undoes it when this console is gone
    public record Consent(String operator, String typedName, boolean nobodyUndoes) {}

    private static final String ONLY_HERE = "this console while it is open, at the end or by hand; after a restart"
            + " this console again, from its journal; else nobody";

    private final Parts parts;
    private final Crew crew;
    private final Ledger ledger;
    private final Table table;
    private final Deeds deeds;
    private final Attendant attendant;
    private final @Nullable String unreadable;

    /// Opens the desk and takes up what the journal says was begun and not ended.
    public MitigationDesk(Parts parts) {
        this.parts = parts;
        List<Held> begun = List.of();
        String problem = null;
        try {
            begun = Recovery.of(parts.journal().entries(), parts.clock().instant());
        } catch (IOException failed) {
            LOG.error("the journal cannot be read: nothing can be done from here", failed);
            problem = "the journal cannot be read (" + failed.getMessage() + "), so nothing can be done from here";
        }
        this.unreadable = problem;
        this.crew = new Crew(parts.executors());
        // A console that cannot act shows what is in force and leaves it to one that can.
        this.table = new Table(
                crew.present()
                        ? begun
                        : begun.stream()
                                .map(held -> held.at(held.stage(), null))
                                .toList());
        this.ledger = new Ledger(parts.journal(), parts.clock());
        this.deeds = new Deeds(table, ledger, crew, parts.clock());
        this.attendant = new Attendant(table, deeds, new Effects(table, ledger), ledger, parts.clock());
        attendant.start();
    }

    /// Whether anything can be done from here.
    public boolean canAct() {
        return crew.present() && unreadable == null;
    }

    /// Takes the newest judgement: plans rest on it, effects are verified on it, and what has expired is undone.
    /// Never blocks.
    public void observe(Snapshot snapshot, Judgement judgement) {
        attendant.observe(new Observed(snapshot, judgement));
    }

    /// Plans and asks every guard. Blocks.
    public Mitigation propose(Wish wish) {
        Instant now = parts.clock().instant();
        Observed observed = attendant.newest();
        Sight sight = new Sight(parts.estate(), observed, now);
        Draft draft = looked(new Drafts(sight).of(wish));
        String id = "m-" + UUID.randomUUID();
        Plan plan = new Planner(sight, draft, wish.lasts()).plan(id, undone(draft.action()));
        List<Check> checks = checks(sight, draft, plan);
        Optional<Check> against =
                checks.stream().filter(check -> !check.allows()).findFirst();
        Stage stage =
                against.<Stage>map(check -> new Stage.Refused(check.text())).orElseGet(Stage.Proposed::new);
        Held held = Held.of(new Mitigation(plan, checks, stage), identity(checks));
        against.ifPresent(check ->
                ledger.after(ledger.entry(held, Step.REFUSED, Map.of("reason", check.text(), "check", check.name()))));
        table.add(held);
        return held.mitigation();
    }

    // What a snapshot does not tell its executor looks up; a target that cannot be named is not asked about.
    private Draft looked(Draft draft) {
        if (draft.problem() != null || !crew.present()) {
            return draft;
        }
        return switch (crew.look(draft.action())) {
            case Look.Seen seen -> draft.seen(seen.action(), seen.remarks());
            case Look.Not not -> draft.not(not.text());
        };
    }

    private static Plan.Undone undone(Action action) {
        return switch (action.ending()) {
            case REVERTED -> new Plan.Undone(ONLY_HERE, true);
            case BY_ITSELF -> new Plan.Undone("the system itself; by hand sooner", false);
            case NEVER -> new Plan.Undone("nobody: it cannot be undone", false);
        };
    }

    private List<Check> checks(Sight sight, Draft draft, Plan plan) {
        List<Check> checks = new ArrayList<>();
        if (unreadable != null) {
            checks.add(Words.failed("journal", unreadable));
        }
        checks.addAll(Guards.whenPlanning(parts.estate().identity(), draft, plan, sight.observed()));
        checks.addAll(Families.of(sight, draft, plan.scope().lasts()).guards());
        checks.add(Guards.free(table, plan));
        if (checks.stream().allMatch(Check::allows)) {
            checks.add(crew.permitted(plan));
            checks.add(rehearsed(plan, checks, ""));
        }
        return checks;
    }

    private Check rehearsed(Plan plan, List<Check> before, String operator) {
        Check check = crew.rehearse(plan);
        Held held = Held.of(new Mitigation(plan, before, new Stage.Proposed()), identity(before));
        Map<String, String> details = new HashMap<>();
        details.put("title", plan.title());
        details.put("result", check.result().name());
        details.put("text", check.text());
        details.put("operator", operator);
        try {
            ledger.before(ledger.entry(held, Step.DRY_RUN, details));
            return check;
        } catch (IOException problem) {
            return Words.failed(
                    check.name(),
                    "the journal takes nothing (" + problem.getMessage() + "): what cannot be recorded is not done");
        }
    }

    private static String identity(List<Check> checks) {
        return checks.stream()
                .map(Check::who)
                .filter(who -> !who.isBlank())
                .findFirst()
                .orElse("declared:unknown");
    }

    /// Rehearses a proposed plan once more and records that. Blocks.
    public Check dryRun(String plan, String operator) {
        Held held = known(plan);
        return rehearsed(held.plan(), held.mitigation().checks(), operator);
    }

    /// Records the intent, then acts. Blocks. Refuses when a check failed or the name is not the environment's.
    public Mitigation approve(String plan, Consent consent) {
        Held held = known(plan);
        if (!(held.stage() instanceof Stage.Proposed)) {
            return held.mitigation();
        }
        Optional<String> against = Guards.typed(parts.estate().identity(), consent.typedName())
                .or(() -> Guards.consented(held.plan(), consent))
                .or(() -> Guards.whenActing(
                        held.plan(), attendant.newest(), parts.clock().instant()));
        String who = held.who().startsWith("declared:") ? "declared:" + consent.operator() : held.who();
        // Of two that approve at the same time one gets past here.
        Optional<Held> moved = against.isPresent()
                ? table.move(plan, current -> refused(current, against.get(), who))
                : table.claim(plan, who);
        moved.ifPresent(next -> follow(next, consent.operator()));
        return known(plan).mitigation();
    }

    private static Optional<Held> refused(Held held, String reason, String who) {
        return held.stage() instanceof Stage.Proposed
                ? Optional.of(held.at(new Stage.Refused(reason), null).by(who))
                : Optional.empty();
    }

    private void follow(Held next, String operator) {
        if (next.stage() instanceof Stage.Refused refused) {
            ledger.after(ledger.entry(next, Step.REFUSED, Map.of("reason", refused.reason(), "operator", operator)));
        } else {
            deeds.act(next, operator, next.plan().scope().lasts());
        }
    }

    /// Undoes what is in force, at once. Blocks. What is not in force stays as it is.
    public Mitigation undo(String plan, String operator) {
        known(plan);
        Duty byHand = new Duty(Task.UNDO, parts.clock().instant(), 0, "by hand, " + operator);
        table.move(plan, MitigationDesk::undoing).ifPresent(held -> deeds.undo(held, byHand, operator));
        return known(plan).mitigation();
    }

    private static Optional<Held> undoing(Held held) {
        Duty duty = held.duty();
        boolean ends = duty != null && (duty.task() == Task.UNDO || duty.task() == Task.LAPSE);
        return ends ? Optional.of(held.at(new Stage.Undoing(), null)) : Optional.empty();
    }

    /// Everything the desk knows, newest first.
    public List<Mitigation> mitigations() {
        return table.all().stream().map(Held::mitigation).toList();
    }

    /// Calls back after every transition, each time on a thread of its own, until the registration is closed.
    public Registration onChange(Runnable listener) {
        return table.listen(listener);
    }

    private Held known(String plan) {
        return table.find(plan).orElseThrow(() -> new IllegalArgumentException("no plan " + plan));
    }

    @Override
    public void close() {
        attendant.close();
        crew.close();
        if (!ledger.retry()) {
            LOG.error("the console closes with entries that the journal did not take");
        }
    }
}
