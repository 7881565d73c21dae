package io.watchfloor.app.bench;

import io.watchfloor.app.UserError;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.estate.EstateFile;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.facts.Objects;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A console without a window that [CrashBench] kills: takes up what an earlier one left, then pauses one batch job for
/// a moment and undoes it, saying each step on a line of its own.
public final class CrashActor {
    /// The batch job that is paused.
    static final String JOB = "payment-reconciliation";

    private static final Duration LASTS = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final LinkedBlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();
    private final Estate estate;
    private final MitigationDesk desk;

    private CrashActor(Estate estate, MitigationDesk desk) {
        this.estate = estate;
        this.desk = desk;
    }

    /// Arguments: the estate file and the folder with journal and recordings.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Estate estate = UserError.unless(() -> EstateFile.load(Path.of(arguments[0])));
        try (Watch watch = new Watch(estate, Path.of(arguments[1]), Clock.systemUTC(), true)) {
            CrashActor actor = new CrashActor(estate, watch.desk());
            watch.start(actor.ticks::add);
            actor.run();
        }
    }

    private void run() throws IOException, InterruptedException {
        await(
                "settled",
                tick -> clusterRead(tick) && tick.mitigations().stream().allMatch(CrashActor::over));
        say("settled");
        Advice advice = new Advice(
                Action.PauseBatch.SLUG,
                new Advice.Target(estate.tenants().getFirst().slug(), JOB, JOB),
                "",
                "",
                new Advice.Effect(0, Map.of()));
        say("proposing");
        Mitigation proposed = desk.propose(new MitigationDesk.Wish(advice, Action.RunInFlight.STOP, LASTS));
        if (proposed.stage() instanceof Stage.Refused refused) {
            throw new IOException("refused: " + refused.reason());
        }
        say("approving");
        String plan = proposed.plan().id();
        Mitigation acted = desk.approve(plan, new MitigationDesk.Consent("bench", "", true));
        say("acted");
        if (!over(acted)) {
            await("undone", tick -> {
                Optional<Mitigation> mine = tick.mitigations().stream()
                        .filter(each -> each.plan().id().equals(plan))
                        .findFirst();
                mine.filter(each -> each.stage() instanceof Stage.Undoing).ifPresent(each -> say("undoing"));
                return mine.filter(CrashActor::over).isPresent();
            });
        }
        say("over");
    }

    private static boolean clusterRead(Tick tick) {
        return tick.snapshot().facts(Objects.class).stream()
                .anyMatch(objects -> objects.cronJobs().stream()
                        .anyMatch(cronJob -> cronJob.id().name().equals(JOB)));
    }

    private static boolean over(Mitigation mitigation) {
        return mitigation.stage() instanceof Stage.Proposed || !mitigation.mayBeInForce();
    }

    private void await(String what, Predicate<Tick> reached) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Tick tick = ticks.poll(1, TimeUnit.SECONDS);
            if (tick != null && reached.test(tick)) {
                return;
            }
        }
        throw new IOException("not " + what + " within " + PATIENCE.toSeconds() + " s");
    }

    private static void say(String step) {
        System.out.println(step);
        System.out.flush();
    }
}
