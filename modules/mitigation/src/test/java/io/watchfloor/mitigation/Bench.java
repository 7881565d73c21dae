package io.watchfloor.mitigation;

import io.watchfloor.journal.Entry;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// A desk with a fake cluster, a journal in memory and a clock that is moved by hand.
final class Bench implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-28T01:53:49Z");
    static final Consent CONSENT = new Consent("operator-1", "nord-prod", true);

    final Signals signals = new Signals();
    final FakeCluster cluster;
    final MemoryJournal journal;
    final AtomicReference<Instant> now;
    final MitigationDesk desk;

    private Bench(FakeCluster cluster, List<Entry> before, Instant at, Environment environment) {
        this(cluster, at, Floor.estate(environment), signals -> new MemoryJournal(signals, before));
    }

    private Bench(FakeCluster cluster, Instant at, Estate estate, Function<Signals, MemoryJournal> journal) {
        this.cluster = cluster;
        this.journal = journal.apply(signals);
        this.now = new AtomicReference<>(at);
        cluster.changed = signals::changed;
        this.desk = new MitigationDesk(new MitigationDesk.Parts(estate, this.journal, List.of(cluster), now::get));
        desk.onChange(signals::changed);
    }

    static Bench open() {
        return open(Environment.PRODUCTION);
    }

    static Bench open(Environment environment) {
        Bench bench = new Bench(new FakeCluster(), List.of(), START, environment);
        bench.show(Floor.BLOCKED);
        return bench;
    }

    /// A console that starts at `at` and finds this journal and this cluster.
    static Bench restarted(FakeCluster cluster, List<Entry> before, Instant at) {
        return new Bench(cluster, before, at, Environment.PRODUCTION);
    }

    /// A console under a policy.
    static Bench under(Policy policy) {
        Bench bench = new Bench(
                new FakeCluster(),
                START,
                Floor.estate(Environment.PRODUCTION, policy),
                signals -> new MemoryJournal(signals, List.of()));
        bench.show(Floor.BLOCKED);
        return bench;
    }

    /// One of several consoles that share a record and a cluster.
    static Bench sharing(FakeCluster cluster, Policy policy, FakeTeam team, String console) {
        Bench bench = new Bench(
                cluster,
                START,
                Floor.estate(Environment.PRODUCTION, policy),
                signals -> new MemoryJournal(signals, List.of(), team, console));
        bench.show(Floor.BLOCKED);
        return bench;
    }

    void show(Floor floor) {
        desk.observe(floor.snapshot(now.get()), floor.judgement(now.get()));
    }

    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /// Some seconds of ticks.
    void tick(Floor floor, int seconds) {
        for (int each = 0; each < seconds; each++) {
            pass(Floor.TICK);
            show(floor);
        }
    }

    Mitigation inForce() {
        Mitigation proposed = desk.propose(Floor.wish());
        return desk.approve(proposed.plan().id(), CONSENT);
    }

    Stage stage(Mitigation mitigation) {
        return desk.mitigations().stream()
                .filter(each -> each.plan().id().equals(mitigation.plan().id()))
                .findFirst()
                .orElseThrow()
                .stage();
    }

    void await(Mitigation mitigation, Class<? extends Stage> stage) throws InterruptedException {
        signals.await(stage.getSimpleName(), () -> stage.isInstance(stage(mitigation)));
    }

    @Override
    public void close() {
        desk.close();
    }
}
