package io.watchfloor.presentation.plan;

import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Arming;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.presentation.Surroundings.Threads;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.plan.PlanWriter.Given;
import io.watchfloor.presentation.plan.Progress.Acting;
import io.watchfloor.presentation.plan.Progress.Broken;
import io.watchfloor.presentation.plan.Progress.Planned;
import io.watchfloor.presentation.plan.Progress.Planning;
import io.watchfloor.presentation.plan.Progress.Rehearsing;
import io.watchfloor.presentation.plan.Progress.Second;
import io.watchfloor.presentation.plan.Progress.Settled;
import io.watchfloor.presentation.plan.Progress.Undoing;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The plan of one mitigation without its nodes. Confined to the UI thread; the desk is asked in the background and
/// answers through the UI's door. An answer that came too late, to another wish or after closing, is dropped.
final class PlanModel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PlanModel.class);
    /// Long enough to see the effect, short enough to be remembered.
    static final Duration USUAL = Duration.ofMinutes(20);

    private final PlanActions actions;
    private final Threads threads;
    private final PlanWriter writer;
    private final Consumer<PlanContent> shown;

    private Wish wish;
    private Progress progress = new Planning(null);
    private Given given = Given.NOTHING;
    private @Nullable Tick tick;
    private @Nullable FutureTask<?> asked;

    PlanModel(PlanActions actions, Threads threads, PlanWriter writer, Wish wish, Consumer<PlanContent> shown) {
        this.actions = actions;
        this.threads = threads;
        this.writer = writer;
        this.shown = shown;
        this.wish = wish;
    }

    /// Asks the desk for the plan as it is wished now.
    void plan() {
        cancelAsking();
        Mitigation before = progress.about();
        progress = new Planning(before);
        Wish asking = wish;
        ask(() -> actions.propose(asking), mitigation -> new Planned(mitigation, null));
    }

    /// Chooses what becomes of the run in flight, and plans again.
    void inFlight(RunInFlight choice) {
        if (choosing() && choice != wish.inFlight()) {
            wish = new Wish(wish.advice(), choice, wish.lasts(), wish.draft());
            plan();
        }
    }

    /// Chooses how long it lasts, and plans again.
    void lasts(Duration choice) {
        if (choosing() && !choice.equals(wish.lasts())) {
            wish = new Wish(wish.advice(), wish.inFlight(), choice, wish.draft());
            plan();
        }
    }

    /// The environment's name as typed so far.
    void typed(String name) {
        given = new Given(name, given.nobodyUndoes(), given.arming(), given.cause());
        render();
    }

    /// Whether the operator knows that nobody undoes it when this console is gone.
    void consented(boolean nobodyUndoes) {
        given = new Given(given.typed(), nobodyUndoes, given.arming(), given.cause());
        render();
    }

    /// Opens or closes the choice of a window for doing it later.
    void arming(boolean choosing) {
        given = new Given(given.typed(), given.nobodyUndoes(), choosing, given.cause());
        render();
    }

    /// Approves it beforehand for the next such window.
    void arm(ArmPart.Chosen chosen) {
        if (!(progress instanceof Planned planned) || !content().foot().arm().allowed()) {
            return;
        }
        Mitigation mitigation = planned.mitigation();
        Optional<Arming.Window> window =
                new Calendar(writer.zone(), writer.clock().instant()).window(chosen.from(), chosen.until());
        if (window.isEmpty()) {
            progress = new Planned(mitigation, new Check("window", Check.Result.FAILED, PlanText.NO_TIME.text(), ""));
            render();
            return;
        }
        Arming.Trigger trigger = chosen.onCause() && !given.cause().isEmpty()
                ? new Arming.Trigger.Cause(given.cause(), null)
                : new Arming.Trigger.At(window.get().from());
        Arming arming = new Arming(writer.operator(), window.get(), trigger);
        Consent consent = new Consent(writer.operator(), given.typed(), given.nobodyUndoes());
        progress = new Acting(mitigation);
        ask(() -> actions.arm(mitigation.plan().id(), consent, arming), Settled::new);
    }

    /// Does what was asked for, only while that is offered: a second press meant for acting never undoes.
    void press(PlanContent.Does does) {
        PlanContent.Button button = content().foot().act();
        if (!button.enabled() || button.does() != does) {
            return;
        }
        switch (does) {
            case ACT -> act();
            case UNDO -> undo();
            case PLAN_AGAIN -> plan();
            case NOTHING -> {}
        }
    }

    /// Rehearses the change once more and has that recorded; nothing is changed.
    void dryRun() {
        if (progress instanceof Planned planned && planned.mitigation().stage() instanceof Mitigation.Stage.Proposed) {
            Mitigation mitigation = planned.mitigation();
            progress = new Rehearsing(mitigation);
            ask(
                    () -> actions.dryRun(mitigation.plan().id(), writer.operator()),
                    check -> new Planned(mitigation, check));
        }
    }

    /// Shows what is on the desk already; of one that waits for a second person here is the place to be that.
    void open(Mitigation mitigation, boolean elsewhere) {
        cancelAsking();
        progress = elsewhere && mitigation.stage() instanceof Mitigation.Stage.Awaiting
                ? new Second(mitigation)
                : new Settled(mitigation);
        render();
    }

    private void act() {
        if (progress instanceof Second second) {
            Mitigation mitigation = second.mitigation();
            Consent consent = new Consent(writer.operator(), given.typed(), true);
            progress = new Acting(mitigation);
            ask(() -> actions.approve(mitigation.plan().id(), consent), Settled::new);
        }
        if (progress instanceof Planned planned) {
            Mitigation mitigation = planned.mitigation();
            Consent consent = new Consent(writer.operator(), given.typed(), given.nobodyUndoes());
            progress = new Acting(mitigation);
            ask(() -> actions.approve(mitigation.plan().id(), consent), Settled::new);
        }
    }

    private void undo() {
        if (progress instanceof Settled settled) {
            Mitigation mitigation = settled.mitigation();
            progress = new Undoing(mitigation);
            ask(() -> actions.undo(mitigation.plan().id(), writer.operator()), Settled::new);
        }
    }

    /// A mitigation of the same target that is under way already is shown instead of being planned twice.
    private void adopt() {
        Tick newest = tick;
        if (newest == null || !(progress instanceof Planned planned)) {
            return;
        }
        newest.mitigations().stream()
                .filter(each -> each.stage() instanceof Mitigation.Stage.InForce)
                .filter(each -> sameTarget(each.plan(), planned.mitigation().plan()))
                .findFirst()
                .ifPresent(running -> progress = new Settled(running));
    }

    private static boolean sameTarget(Plan one, Plan other) {
        return one.action().slug().equals(other.action().slug())
                && !Collections.disjoint(one.action().targets(), other.action().targets());
    }

    /// Takes the newest tick: figures of now, and what became of the mitigation meanwhile.
    void show(Tick newest) {
        tick = newest;
        String cause = newest.judgement().verdict() instanceof Verdict.Finding finding
                ? finding.answers().cause().slug()
                : "";
        given = new Given(given.typed(), given.nobodyUndoes(), given.arming(), cause);
        adopt();
        if (progress instanceof Settled settled) {
            String id = settled.mitigation().plan().id();
            newest.mitigations().stream()
                    .filter(each -> each.plan().id().equals(id))
                    .findFirst()
                    .ifPresent(each -> progress = new Settled(each));
        }
        render();
    }

    /// Lets countdown and ages go on between ticks.
    void refresh() {
        render();
    }

    PlanContent content() {
        return writer.write(wish, progress, given, tick);
    }

    /// Whether the desk is changing something right now: its answer is worth waiting for.
    boolean changing() {
        return progress instanceof Acting || progress instanceof Undoing;
    }

    private boolean choosing() {
        return progress instanceof Planned || progress instanceof Planning;
    }

    private <T> void ask(Callable<T> question, Function<T, Progress> next) {
        FutureTask<T> task = new FutureTask<>(question) {
            @Override
            protected void done() {
                threads.ui().execute(() -> answered(this, next));
            }
        };
        asked = task;
        render();
        threads.background().execute(task);
    }

    private <T> void answered(FutureTask<T> task, Function<T, Progress> next) {
        if (!task.equals(asked)) {
            return;
        }
        asked = null;
        try {
            progress = next.apply(task.resultNow());
            adopt();
        } catch (IllegalStateException unanswered) {
            progress = new Broken(whyUnanswered(task), progress.about());
        }
        render();
    }

    private static String whyUnanswered(FutureTask<?> task) {
        if (task.isCancelled()) {
            return PlanText.CANCELLED.text();
        }
        Throwable cause = task.exceptionNow();
        LOG.warn("The desk did not answer", cause);
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }

    private void cancelAsking() {
        FutureTask<?> task = asked;
        asked = null;
        if (task != null) {
            task.cancel(true);
        }
    }

    private void render() {
        shown.accept(content());
    }

    /// Gives up a plan that is still being made; what is being carried out goes on, and the desk keeps its record.
    @Override
    public void close() {
        if (changing()) {
            asked = null;
        } else {
            cancelAsking();
        }
    }
}
