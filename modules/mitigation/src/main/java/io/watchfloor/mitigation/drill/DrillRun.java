package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.actions.ProbeWrites;
import io.watchfloor.mitigation.drill.DrillResult.Verdict;
import io.watchfloor.mitigation.drill.DrillState.Phase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One drill from its start to its end, on one thread. All it changes it asks of the desk.
final class DrillRun {
    private static final int PER_SECOND = 20;
    private static final Duration LASTS = Duration.ofMinutes(15);
    private static final Duration STEADY_WITHIN = Duration.ofSeconds(20);
    private static final Duration SETTLES = Duration.ofSeconds(1);
    private static final Duration COUNT_WITHIN = Duration.ofSeconds(20);
    private static final Duration CHANGES_WITHIN = Duration.ofSeconds(90);
    private static final Duration REJOIN_WITHIN = Duration.ofSeconds(90);
    private static final Duration APPROVED_WITHIN = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    /// What a drill works with.
    ///
    /// @param readiness asked again when the probe is steady, right before the act
    record Ground(DrillDoor door, DrillGround systems, InstantSource clock, DrillLimits limits, Again readiness) {}

    /// Looks at the nodes and decides anew.
    interface Again {
        List<DrillCheck> checks();
    }

    /// What is done, and for whom.
    record Order(Action act, Consent consent, ExecutorService threads, Consumer<DrillState> shows) {}

    private final Ground ground;
    private final Order order;
    private final CountDownLatch abort = new CountDownLatch(1);
    private volatile String abortedBy = "";
    private DrillState state;
    private @Nullable DrillWatch watch;

    DrillRun(Ground ground, Order order, DrillState state) {
        this.ground = ground;
        this.order = order;
        this.state = state;
    }

    void abort(String by) {
        abortedBy = by;
        abort.countDown();
    }

    /// Blocks until the drill is over.
    DrillResult run() throws InterruptedException {
        Mitigation probe = null;
        try {
            waits(DrillStep.PROBE_STEADY, "starting the write probe");
            probe = force(new ProbeWrites(server(), PER_SECOND), "Write probe for a drill on " + server());
            String plan = probe.plan().id();
            ProbeReadings readings = ground.systems()
                    .probe(plan)
                    .orElseThrow(() -> new Ending(Verdict.NO_GO, "the write probe does not run on this console"));
            DrillWatch seen = new DrillWatch(
                    readings, state.occasion().leader(), ground.clock().instant());
            watch = seen;
            return through(seen, plan);
        } catch (Ending ending) {
            return result(ending.verdict(), ending.text());
        } finally {
            if (probe != null) {
                ground.door().undo(probe, order.consent().operator());
            }
        }
    }

    private DrillResult through(DrillWatch seen, String plan) throws Ending, InterruptedException {
        steady(seen);
        act(seen);
        settle(seen);
        count(seen, plan);
        String rejoined = rejoin(seen);
        count(seen, plan);
        return new Judge(state.occasion().kind(), ground.limits()).result(finished(), seen, rejoined);
    }

    private DrillResult.Occasion finished() {
        DrillResult.Occasion was = state.occasion();
        return new DrillResult.Occasion(
                was.id(),
                was.kind(),
                was.server(),
                was.leader(),
                new DrillResult.Timing(
                        was.timing().prepared(),
                        ground.clock().instant(),
                        order.consent().operator()));
    }

    private void steady(DrillWatch seen) throws Ending, InterruptedException {
        waits(DrillStep.PROBE_STEADY, "waiting until the probe is steady");
        Duration until = seen.elapsed().plus(STEADY_WITHIN);
        while (!seen.steady()) {
            if (seen.elapsed().compareTo(until) > 0) {
                throw new Ending(
                        Verdict.NO_GO, "the write probe was not steady within " + STEADY_WITHIN.toSeconds() + " s");
            }
            pause(seen);
        }
        seen.reached(DrillStep.PROBE_STEADY);
        List<DrillCheck> again = ground.readiness().checks();
        if (!Readiness.go(again)) {
            String against = again.stream()
                    .filter(check -> check.go() == DrillCheck.Go.NO_GO)
                    .map(check -> check.name() + ": " + check.reason())
                    .findFirst()
                    .orElse("");
            throw new Ending(Verdict.NO_GO, "right before the act: " + against);
        }
    }

    private void act(DrillWatch seen) throws Ending, InterruptedException {
        Mitigation proposed = propose(order.act(), state.occasion().kind().slug() + " drill on " + server());
        waits(DrillStep.ACTED, "acting");
        seen.acts();
        Future<Mitigation> acting = order.threads().submit(() -> ground.door().approve(proposed, order.consent()));
        waits(DrillStep.LOSS_NOTICED, "the leadership changes");
        boolean done = false;
        Duration until = Duration.ZERO;
        while (!done || !seen.has(DrillStep.ACKNOWLEDGED)) {
            pause(seen);
            if (!done && acting.isDone()) {
                done = came(acting, proposed);
                until = seen.elapsed().plus(CHANGES_WITHIN);
            }
            if (done && seen.elapsed().compareTo(until) > 0) {
                throw new Ending(
                        Verdict.ABORTED,
                        "no other node acknowledged a write within " + CHANGES_WITHIN.toSeconds() + " s of the act");
            }
            nodes(seen);
            Outage outage = seen.outage();
            Duration longest = ground.limits().abort().outage();
            if (outage != null && outage.length(seen.elapsed()).compareTo(longest) > 0) {
                throw new Ending(Verdict.ABORTED, "no write was acknowledged for " + longest.toSeconds() + " s");
            }
        }
    }

    /// Whether it was carried out. Where nothing was done the drill is over.
    private boolean came(Future<Mitigation> acting, Mitigation proposed) throws Ending, InterruptedException {
        try {
            Stage stage = ground.door().now(proposed).orElse(acting.get()).stage();
            return switch (stage) {
                case Stage.Done done -> true;
                case Stage.InForce force -> true;
                // What became of it shows on the probe.
                case Stage.Unknown unknown -> true;
                case Stage.Failed failed -> throw new Ending(Verdict.ABORTED, failed.text());
                case Stage.Refused refused -> throw new Ending(Verdict.NO_GO, refused.reason());
                case Stage.Undone undone -> throw new Ending(Verdict.ABORTED, undone.why());
                case Stage.Proposed ignored -> false;
                case Stage.Awaiting ignored -> false;
                case Stage.Armed ignored -> false;
                case Stage.Acting ignored -> false;
                case Stage.Undoing ignored -> false;
            };
        } catch (ExecutionException broken) {
            throw new Ending(Verdict.ABORTED, "the desk could not carry it out: " + broken.getCause());
        }
    }

    /// Two that accept writes end the drill at once.
    private void nodes(DrillWatch seen) throws Ending {
        Topology topology = ground.systems().look(server());
        List<Topology.Member> leaders = topology.leaders();
        if (leaders.size() > 1) {
            throw new Ending(
                    Verdict.ABORTED,
                    "two nodes accept writes: " + leaders.get(0).name() + " and "
                            + leaders.get(1).name());
        }
        if (leaders.size() == 1
                && !leaders.getFirst().name().equals(state.occasion().leader())
                && !seen.has(DrillStep.PROMOTED)) {
            seen.reached(DrillStep.PROMOTED);
            waits(DrillStep.ACKNOWLEDGED, leaders.getFirst().name() + " leads");
        }
    }

    private void settle(DrillWatch seen) throws Ending, InterruptedException {
        waits(DrillStep.COUNTED, "letting the new leader take writes");
        Duration until = seen.elapsed().plus(SETTLES);
        while (seen.elapsed().compareTo(until) < 0) {
            pause(seen);
        }
    }

    private void count(DrillWatch seen, String plan) throws Ending, InterruptedException {
        waits(DrillStep.COUNTED, "looking every acknowledged write up by its key");
        Duration until = seen.elapsed().plus(COUNT_WITHIN);
        while (seen.elapsed().compareTo(until) < 0) {
            DrillGround.Keys keys = seen.keys();
            try {
                DrillGround.Found found = ground.systems().find(server(), plan, keys);
                seen.counted(new Census(
                        ground.clock().instant(),
                        found.node(),
                        keys.acknowledged().size(),
                        List.copyOf(found.missing()),
                        new Census.Unanswered(
                                found.kept().size(),
                                keys.unknown().size() - found.kept().size())));
                show(state.with(seen.progress()));
                return;
            } catch (DrillGround.NotCounted notYet) {
                waits(DrillStep.COUNTED, "not counted yet: " + notYet.text());
                pause(seen);
            }
        }
    }

    /// Waits for the old leader to stream; answers why not, empty where it does.
    private String rejoin(DrillWatch seen) throws Ending, InterruptedException {
        waits(DrillStep.REJOINED, "waiting for " + state.occasion().leader() + " to stream");
        Duration until = seen.elapsed().plus(REJOIN_WITHIN);
        while (seen.elapsed().compareTo(until) < 0) {
            Topology topology = ground.systems().look(server());
            boolean answers = topology.members().stream().noneMatch(each -> each.part() == Topology.Part.SILENT);
            long streaming = topology.standbys().stream()
                    .filter(each -> each.state().equals("streaming"))
                    .count();
            if (answers
                    && topology.leader().isPresent()
                    && streaming >= topology.members().size() - 1L) {
                seen.reached(DrillStep.REJOINED);
                show(state.with(seen.progress()));
                return "";
            }
            pause(seen);
        }
        return state.occasion().leader() + " did not stream again within " + REJOIN_WITHIN.toSeconds() + " s";
    }

    private Mitigation propose(Action action, String text) throws Ending {
        Mitigation proposed = ground.door().propose(action, server(), text, LASTS);
        if (proposed.stage() instanceof Stage.Refused refused) {
            throw new Ending(Verdict.NO_GO, refused.reason());
        }
        return proposed;
    }

    /// Brings a mitigation in force, also where a second person approves it on another console.
    private Mitigation force(Action action, String text) throws Ending, InterruptedException {
        Mitigation now = ground.door().approve(propose(action, text), order.consent());
        long deadline = System.nanoTime() + APPROVED_WITHIN.toNanos();
        while (!(now.stage() instanceof Stage.InForce)) {
            if (now.stage() instanceof Stage.Refused refused) {
                throw new Ending(Verdict.NO_GO, refused.reason());
            }
            if (now.stage() instanceof Stage.Failed failed) {
                throw new Ending(Verdict.NO_GO, failed.text());
            }
            if (System.nanoTime() > deadline) {
                throw new Ending(Verdict.NO_GO, "not approved within " + APPROVED_WITHIN.toMinutes() + " min");
            }
            listen();
            now = ground.door().now(now).orElse(now);
        }
        return now;
    }

    private void pause(DrillWatch seen) throws Ending, InterruptedException {
        listen();
        seen.look();
        show(state.with(seen.progress()));
    }

    private void listen() throws Ending, InterruptedException {
        if (abort.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Ending(Verdict.ABORTED, "aborted by " + abortedBy);
        }
    }

    private void waits(DrillStep step, String text) {
        show(state.at(new Phase.Running(step, text)));
    }

    private void show(DrillState next) {
        state = next;
        order.shows().accept(next);
    }

    private DrillResult result(Verdict verdict, String text) {
        return Judge.ended(finished(), verdict, text, watch, ground.limits());
    }

    private String server() {
        return state.occasion().server();
    }
}
