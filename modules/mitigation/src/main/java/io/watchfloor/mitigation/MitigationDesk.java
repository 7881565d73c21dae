package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.journal.Journal;
import io.watchfloor.journal.Others;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Held.Duty;
import io.watchfloor.mitigation.Held.Task;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.planning.Observed;
import io.watchfloor.mitigation.planning.Offers;
import io.watchfloor.mitigation.planning.Sight;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
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

    private final Works works;
    private final Proposals proposals;
    private final Approvals approvals;
    private final Armory armory;
    private final Attendant attendant;
    private final Others.Subscription others;
    private final AtomicReference<@Nullable Observed> newest = new AtomicReference<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("mitigation-desk-", 0).factory());
    private final @Nullable String unreadable;

    /// Opens the desk and takes up what the journal says was begun and not ended.
    public MitigationDesk(Parts parts) {
        List<Held> begun = List.of();
        String problem = null;
        try {
            begun = Recovery.of(parts.journal().entries(), parts.clock().instant());
        } catch (IOException failed) {
            LOG.error("the journal cannot be read: nothing can be done from here", failed);
            problem = "the journal cannot be read (" + failed.getMessage() + "), so nothing can be done from here";
        }
        unreadable = problem;
        Crew crew = new Crew(parts.executors());
        // A console that cannot act shows what is in force and leaves it to one that can.
        List<Held> taken = crew.present()
                ? begun
                : begun.stream().map(held -> held.due(null)).toList();
        works = Works.of(parts, new Table(taken), crew);
        Permits permits = new Permits(works);
        Presence presence = new Presence(works);
        proposals = new Proposals(works, permits, presence, unreadable);
        approvals = new Approvals(works, permits, newest::get, threads);
        armory = new Armory(works, proposals, approvals);
        attendant = new Attendant(
                works, new Attendant.Rounds(armory, presence, new Terms(works), new Leftovers(works)), newest, threads);
        Abroad abroad = new Abroad(works, approvals);
        others = parts.journal().others().listen(abroad::take);
        abroad.take(parts.journal().others().entries());
        attendant.start();
    }

    /// Whether anything can be done from here.
    public boolean canAct() {
        return works.crew().present() && unreadable == null;
    }

    /// Takes the newest judgement: plans rest on it, effects are verified on it, and what has expired is undone.
    /// Never blocks.
    public void observe(Snapshot snapshot, Judgement judgement) {
        attendant.observe(new Observed(snapshot, judgement));
    }

    /// Plans and asks every guard. Blocks.
    public Mitigation propose(Wish wish) {
        Held held = proposals.held("m-" + UUID.randomUUID(), wish, newest.get(), "");
        held.mitigation().checks().stream()
                .filter(check -> !check.allows())
                .findFirst()
                .ifPresent(check -> works.ledger()
                        .after(works.ledger()
                                .entry(held, Step.REFUSED, Map.of("reason", check.text(), "check", check.name()))));
        works.table().add(held);
        return held.mitigation();
    }

    /// Rehearses a proposed plan once more and records that. Blocks.
    public Check dryRun(String plan, String operator) {
        Held held = works.known(plan);
        return proposals.rehearsed(held.plan(), held.mitigation().checks(), operator);
    }

    /// Records the intent, then acts; where the policy asks for two persons, records the approval and waits for the
    /// second, or is the second. Blocks. Refuses when a check failed or the name is not the environment's.
    ///
    /// @throws IllegalStateException when this person cannot be the second; the first approval stands
    public Mitigation approve(String plan, Consent consent) {
        approvals.approve(works.known(plan), consent);
        return works.known(plan).mitigation();
    }

    /// Approves beforehand: done once, when the trigger comes within the window. Blocks.
    public Mitigation arm(String plan, Consent consent, Arming arming) {
        armory.arm(works.known(plan), consent, arming);
        return works.known(plan).mitigation();
    }

    /// Takes an approval given beforehand back. Blocks. What is not armed stays as it is.
    public Mitigation disarm(String plan, String operator) {
        armory.disarm(works.known(plan), operator);
        return works.known(plan).mitigation();
    }

    /// Undoes what is in force, at once. Blocks. What is not in force stays as it is.
    public Mitigation undo(String plan, String operator) {
        Duty byHand = new Duty(Task.UNDO, works.now(), 0, "by hand, " + operator);
        works.known(plan);
        works.table()
                .move(plan, MitigationDesk::undoing)
                .ifPresent(held -> works.deeds().undo(held, byHand, operator));
        return works.known(plan).mitigation();
    }

    private static Optional<Held> undoing(Held held) {
        Duty duty = held.duty();
        boolean ends = duty != null && held.occupies() && duty.task() != Task.FIND_OUT;
        return ends ? Optional.of(held.at(new Stage.Undoing(), null)) : Optional.empty();
    }

    /// Everything the desk knows, newest first; of other consoles what they share.
    public List<Mitigation> mitigations() {
        return works.table().all().stream().map(Held::mitigation).toList();
    }

    /// What is, or may be, in force though its end has passed.
    public List<Mitigation> overdue() {
        Instant now = works.now();
        return mitigations().stream().filter(each -> each.overdue(now)).toList();
    }

    /// The console that began a mitigation; empty for this one.
    public String console(String plan) {
        return works.table().find(plan).map(held -> held.origin().console()).orElse("");
    }

    /// What makes sense now and what else could be done, best first. Never blocks.
    public List<Offer> offers() {
        Observed observed = newest.get();
        return new Offers(new Sight(works.parts().estate(), observed, works.now())).ranked();
    }

    /// Calls back after every transition, each time on a thread of its own, until the registration is closed.
    public Registration onChange(Runnable listener) {
        return works.table().listen(listener);
    }

    @Override
    public void close() {
        others.close();
        attendant.close();
        works.crew().close();
        if (!works.ledger().retry()) {
            LOG.error("the console closes with entries that the journal did not take");
        }
    }
}
