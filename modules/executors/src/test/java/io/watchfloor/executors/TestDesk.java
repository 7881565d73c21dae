package io.watchfloor.executors;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.Registration;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A desk with real executors: the only way by which anything is carried out.
public final class TestDesk implements AutoCloseable {
    private static final Consent CONSENT = new Consent("operator-1", "", true);

    private final List<Entry> entries = new ArrayList<>();
    private final MitigationDesk desk;

    /// With these executors.
    public TestDesk(List<Executor> executors) {
        desk = new MitigationDesk(new MitigationDesk.Parts(estate(), new Kept(), executors, InstantSource.system()));
    }

    /// An estate without systems: the executors know theirs.
    public static Estate estate() {
        return estate(new Systems(List.of(), null, null, null, null));
    }

    /// An estate of these systems.
    public static Estate estate(Systems systems) {
        return new Estate(
                new Identity("test", "Test", Environment.DEVELOPMENT, ZoneOffset.UTC, false),
                systems,
                List.of(),
                List.of());
    }

    /// Shows the desk what was sampled.
    public void observe(List<Fact> facts) {
        Instant now = Instant.now();
        desk.observe(
                new Snapshot(now, Duration.ofSeconds(1), Map.of(), facts, Map.of()),
                new Judgement(
                        now,
                        new Verdict.Healthy(""),
                        new Judgement.Board(List.of(), List.of()),
                        List.of(),
                        new Judgement.Watching(List.of(), 0, 0)));
    }

    /// A plan of exactly this action.
    public Mitigation propose(Action draft) {
        return propose(draft, Duration.ofMinutes(20));
    }

    /// A plan of exactly this action for so long.
    public Mitigation propose(Action draft, Duration lasts) {
        Advice advice = new Advice(draft.slug(), new Advice.Target(null, null, ""), "", "", Advice.Effect.NONE);
        return desk.propose(new Wish(advice, RunInFlight.LET_FINISH, lasts, draft));
    }

    /// A plan as a screen asks for it, with the session that the advice names.
    public Mitigation propose(String mitigation, SessionIdentity session) {
        Advice.Target target = new Advice.Target(null, null, "", session);
        return desk.propose(new Wish(
                new Advice(mitigation, target, "", "", Advice.Effect.NONE),
                RunInFlight.LET_FINISH,
                Duration.ofMinutes(5)));
    }

    /// The answer of a guard.
    public static Check check(Mitigation mitigation, String name) {
        return mitigation.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name + " in " + mitigation.checks()));
    }

    /// Approves and carries out.
    public Mitigation approve(Mitigation mitigation) {
        return desk.approve(mitigation.plan().id(), CONSENT);
    }

    /// Undoes.
    public Mitigation undo(Mitigation mitigation) {
        return desk.undo(mitigation.plan().id(), "operator-1");
    }

    /// Plans, approves and expects it in force.
    public Mitigation inForce(Action draft) {
        Mitigation mitigation = approve(propose(draft));
        if (!(mitigation.stage() instanceof Stage.InForce)) {
            throw new AssertionError(mitigation.stage() + " " + mitigation.checks() + " " + entries);
        }
        return mitigation;
    }

    /// Where a mitigation stands now.
    public Mitigation now(Mitigation mitigation) {
        return desk.mitigations().stream()
                .filter(each -> each.plan().id().equals(mitigation.plan().id()))
                .findFirst()
                .orElseThrow();
    }

    /// The mitigation once it stands there; fails after a while.
    public Mitigation awaited(Mitigation mitigation, Class<? extends Stage> stage) {
        CountDownLatch there = new CountDownLatch(1);
        Runnable look = () -> {
            if (stage.isInstance(now(mitigation).stage())) {
                there.countDown();
            }
        };
        try (Registration listening = desk.onChange(look)) {
            look.run();
            if (!there.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError(now(mitigation).stage() + " of " + listening);
            }
            return now(mitigation);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// Who and the details of the newest entry of a step.
    public String said(String step) {
        synchronized (entries) {
            return entries.reversed().stream()
                    .filter(entry -> entry.step().equals(step))
                    .findFirst()
                    .map(entry -> entry.who() + " " + entry.details())
                    .orElse("nothing of " + step);
        }
    }

    private final class Kept implements Journal {
        @Override
        public void append(Entry entry) {
            synchronized (entries) {
                entries.add(entry);
            }
        }

        @Override
        public List<Entry> entries() {
            synchronized (entries) {
                return List.copyOf(entries);
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        desk.close();
    }
}
