package io.watchfloor.mitigation.drill;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.Registration;
import io.watchfloor.mitigation.actions.DatabaseCluster;
import io.watchfloor.mitigation.actions.Failover;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.mitigation.actions.Switchover;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.mitigation.drill.DrillResult.Occasion;
import io.watchfloor.mitigation.drill.DrillResult.Timing;
import io.watchfloor.mitigation.drill.DrillResult.Verdict;
import io.watchfloor.mitigation.drill.DrillState.Phase;
import io.watchfloor.mitigation.drill.DrillState.Progress;
import io.watchfloor.mitigation.drill.Situation.Freeze;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Policy;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Rehearsed changes of leadership: checked, measured by a write probe, counted and reported. One at a time. Whatever
/// changes a system goes through the desk. Safe from any thread; [#prepare] blocks.
public final class Drills implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drills.class);
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// What drills work with. Without grounds none can be held.
    public record Parts(
            Estate estate, MitigationDesk desk, Journal journal, List<DrillGround> grounds, InstantSource clock) {
        public Parts {
            grounds = List.copyOf(grounds);
        }
    }

    /// What they are held against, and where reports go. Freezes come from the estate's policy.
    public record Setting(DrillLimits limits, Path reports) {}

    private final Parts parts;
    private final Setting setting;
    private final DrillBook book;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable DrillState> state = new AtomicReference<>();
    private final AtomicReference<@Nullable DrillRun> run = new AtomicReference<>();
    private final AtomicReference<@Nullable Judgement> newest = new AtomicReference<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("drill-", 0).factory());
    private volatile List<DrillResult> history = List.of();

    /// Reads earlier drills from the journal; one that this console had begun when it ended is recorded as aborted.
    public Drills(Parts parts, Setting setting) {
        this.parts = parts;
        this.setting = setting;
        this.book = new DrillBook(parts.journal());
        try {
            for (Occasion lost : book.open()) {
                book.ended(
                        Judge.ended(
                                lost, Verdict.ABORTED, "the console ended during the drill", null, setting.limits()),
                        parts.clock().instant());
            }
            history = book.results();
        } catch (IOException unreadable) {
            LOG.error("earlier drills cannot be read", unreadable);
        }
    }

    /// Servers on which drills can be held from here, by slug.
    public List<String> servers() {
        return parts.estate().systems().postgres().stream()
                .map(PostgresServer::slug)
                .filter(server -> ground(server).isPresent())
                .toList();
    }

    private Optional<DrillGround> ground(String server) {
        return parts.grounds().stream().filter(each -> each.covers(server)).findFirst();
    }

    /// Takes the newest judgement: no drill begins during an incident.
    public void observe(Judgement judgement) {
        newest.set(judgement);
    }

    /// Looks, and decides whether a drill may begin. Blocks. One that is at work is answered instead.
    public DrillState prepare(DrillKind kind, String server) {
        DrillState present = state.get();
        if (present != null && present.running()) {
            return present;
        }
        DrillGround systems = ground(server).orElseThrow(() -> new IllegalArgumentException("no drills on " + server));
        Instant now = parts.clock().instant();
        Topology topology = systems.look(server);
        String leader = topology.leader().map(Topology.Member::name).orElse("");
        Occasion occasion = new Occasion(
                "drill-" + NAME.format(now) + "-" + kind.slug(), kind, server, leader, new Timing(now, null, ""));
        List<DrillCheck> checks = checks(kind, topology);
        boolean go = Readiness.go(checks);
        DrillState prepared = new DrillState(occasion, checks, new Phase.Checked(go), Progress.NONE);
        try {
            book.checked(occasion, checks);
            if (!go) {
                noted(Judge.ended(occasion, Verdict.NO_GO, against(checks), null, setting.limits()));
            }
        } catch (IOException full) {
            LOG.error("the journal takes nothing", full);
            List<DrillCheck> more = new ArrayList<>(checks);
            more.add(new DrillCheck(
                    "Journal", DrillCheck.Go.NO_GO, "takes nothing: what cannot be recorded is not done", "–"));
            prepared = new DrillState(occasion, more, new Phase.Checked(false), Progress.NONE);
        }
        show(prepared);
        return prepared;
    }

    private static String against(List<DrillCheck> checks) {
        return checks.stream()
                .filter(check -> check.go() == DrillCheck.Go.NO_GO)
                .map(check -> check.name() + ": " + check.reason())
                .findFirst()
                .orElse("");
    }

    private List<DrillCheck> checks(DrillKind kind, Topology topology) {
        Situation situation = new Situation(
                parts.clock().instant(),
                incidents(),
                book.elsewhere(),
                freezes(kind),
                parts.estate().identity().lab());
        return new Readiness(kind, topology, situation, setting.limits()).checks();
    }

    private List<DrillCheck> again(Occasion occasion, Topology topology) {
        List<DrillCheck> checks = new ArrayList<>(checks(occasion.kind(), topology));
        String leader = topology.leader().map(Topology.Member::name).orElse("nobody");
        if (!leader.equals(occasion.leader())) {
            checks.add(new DrillCheck(
                    "Leader", DrillCheck.Go.NO_GO, "it has moved on: " + leader + " leads", occasion.leader()));
        }
        return checks;
    }

    private List<Freeze> freezes(DrillKind kind) {
        return parts.estate().governance().policy().freezes().stream()
                .filter(freeze -> !freeze.except().contains(kind.slug())
                        && !freeze.except().contains(Policy.ALL))
                .map(freeze -> new Freeze(freeze.title(), freeze.from(), freeze.until()))
                .toList();
    }

    private List<String> incidents() {
        Judgement judgement = newest.get();
        return judgement != null && judgement.verdict() instanceof Finding finding
                ? List.of(
                        finding.evidence().isEmpty()
                                ? "a finding since " + finding.since()
                                : finding.evidence().getFirst().text())
                : List.of();
    }

    /// Starts what was prepared, where it may. The consent is for all that the drill asks of the desk.
    public DrillState start(Consent consent) {
        DrillState prepared = state.get();
        if (prepared == null || !(prepared.phase() instanceof Phase.Checked checked) || !checked.go()) {
            throw new IllegalStateException("nothing is prepared that may begin");
        }
        Instant now = parts.clock().instant();
        DrillState begun = prepared.at(new Phase.Running(DrillStep.PROBE_STEADY, "starting"));
        if (!state.compareAndSet(prepared, begun)) {
            throw new IllegalStateException("it was begun or prepared anew meanwhile");
        }
        Occasion occasion = prepared.occasion();
        try {
            book.begun(occasion, now, consent.operator());
        } catch (IOException full) {
            DrillState ended = begun.at(new Phase.Ended(Judge.ended(
                    occasion,
                    Verdict.NO_GO,
                    "the journal takes nothing: what cannot be recorded is not done",
                    null,
                    setting.limits())));
            show(ended);
            return ended;
        }
        DrillGround systems = ground(occasion.server()).orElseThrow();
        DrillRun next = new DrillRun(
                new DrillRun.Ground(
                        new DrillDoor(parts.desk()),
                        systems,
                        parts.clock(),
                        setting.limits(),
                        () -> again(occasion, systems.look(occasion.server()))),
                new DrillRun.Order(action(occasion), consent, threads, this::show),
                begun);
        run.set(next);
        threads.execute(() -> carryOut(next));
        return begun;
    }

    private Action action(Occasion occasion) {
        DatabaseCluster.Management manager =
                parts.estate().identity().lab() && parts.estate().systems().lab() != null
                        ? DatabaseCluster.Management.EMBEDDED
                        : DatabaseCluster.Management.PATRONI;
        DatabaseCluster cluster = new DatabaseCluster(occasion.server(), manager, occasion.server(), null);
        // Other managers have names of their own for their members: their executor fills them in, and names the leader.
        String leader = manager == DatabaseCluster.Management.EMBEDDED ? occasion.leader() : "";
        Leadership leadership = new Leadership(leader, "", Was.UNKNOWN, Was.UNKNOWN);
        return switch (occasion.kind()) {
            case SWITCHOVER -> new Switchover(cluster, leadership);
            case FAILOVER -> new Failover(cluster, leadership);
        };
    }

    private void carryOut(DrillRun next) {
        try {
            DrillResult result = next.run();
            DrillState before = state.get();
            List<DrillResult> earlier = history;
            noted(result);
            if (before != null) {
                report(new DrillReport(result, before.checks(), earlier));
                show(before.at(new Phase.Ended(result)));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (IOException unwritten) {
            LOG.error("the end of a drill could not be recorded", unwritten);
        } finally {
            run.set(null);
        }
    }

    private void report(DrillReport report) {
        try {
            LOG.info("drill report: {}", report.write(setting.reports()));
        } catch (IOException unwritten) {
            LOG.error("the report could not be written to {}", setting.reports(), unwritten);
        }
    }

    private void noted(DrillResult result) throws IOException {
        Instant now = parts.clock().instant();
        List<DrillResult> all = new ArrayList<>();
        all.add(result.endedAt(now));
        all.addAll(history);
        history = List.copyOf(all);
        book.ended(result, now);
    }

    private void show(DrillState next) {
        DrillState before = state.getAndSet(next);
        record(before, next);
        for (Runnable listener : listeners) {
            listener.run();
        }
    }

    // Each step is in the journal as it happens.
    private void record(@Nullable DrillState before, DrillState next) {
        if (!(next.phase() instanceof Phase.Running running)
                || (before != null && before.phase().equals(next.phase()))) {
            return;
        }
        try {
            book.step(next.occasion(), parts.clock().instant(), running.step(), running.text());
        } catch (IOException full) {
            LOG.error("a step of a drill could not be recorded", full);
        }
    }

    /// Stops a drill that is at work; it does not bring the old leader back. Nothing where none is.
    public void abort(String operator) {
        DrillRun present = run.get();
        if (present != null) {
            present.abort(operator);
        }
    }

    /// The drill that is prepared, at work or ended last.
    public Optional<DrillState> current() {
        return Optional.ofNullable(state.get());
    }

    /// What the probe of the drill at work, or the last one, has written.
    public Optional<ProbeReadings> readings() {
        DrillState present = state.get();
        return present == null
                ? Optional.empty()
                : ground(present.occasion().server()).flatMap(DrillGround::newest);
    }

    /// Results, newest first.
    public List<DrillResult> history() {
        return history;
    }

    /// Where the report of a drill is, once it has ended.
    public Path report(String id) {
        return setting.reports().resolve(id + ".md");
    }

    /// What drills are held against.
    public DrillLimits limits() {
        return setting.limits();
    }

    /// Calls back after each change, on the drill's own thread, until the registration is closed.
    public Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Stops what is at work and lets go of its threads.
    @Override
    public void close() {
        abort("closing");
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
