package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Approved;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Executor;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.Failover;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.mitigation.actions.ProbeWrites;
import io.watchfloor.mitigation.actions.Switchover;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.mitigation.drill.Topology.Archive;
import io.watchfloor.mitigation.drill.Topology.Care;
import io.watchfloor.mitigation.drill.Topology.Connections;
import io.watchfloor.mitigation.drill.Topology.Control;
import io.watchfloor.mitigation.drill.Topology.Member;
import io.watchfloor.mitigation.drill.Topology.Part;
import io.watchfloor.mitigation.drill.Topology.Standby;
import io.watchfloor.mitigation.drill.Write.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// A pair whose probe writes ten rows a second by its own clock: each look at it lets a tenth of a second pass.
final class FakeGround implements Executor, DrillGround, ProbeReadings {
    static final String OLD = "a:5432";
    static final String NEW = "b:5432";

    final List<String> done = new CopyOnWriteArrayList<>();
    final SortedSet<Long> missing = new TreeSet<>();
    final SortedSet<Long> kept = new TreeSet<>();
    volatile long lag;
    volatile int out = 5;
    volatile boolean split;
    volatile boolean silentCount;
    volatile int jump = 1;
    private final List<Write> writes = new ArrayList<>();
    private long ticks;
    private long acted = Long.MAX_VALUE / 2;

    @Override
    public synchronized Duration elapsed() {
        return Duration.ofMillis(ticks * 100);
    }

    @Override
    public synchronized List<Write> from(int index) {
        for (int step = 0; step < jump; step++) {
            ticks++;
            Duration at = Duration.ofMillis(ticks * 100 - 5);
            long since = ticks - acted;
            Fate fate = since < 0 || since >= out ? Fate.ACKNOWLEDGED : since == 0 ? Fate.UNKNOWN : Fate.FAILED;
            String text = fate == Fate.ACKNOWLEDGED ? (since < 0 ? OLD : NEW) : "no answer";
            writes.add(new Write(ticks, at, Duration.ofMillis(5), fate, text));
        }
        return List.copyOf(writes.subList(Math.min(index, writes.size()), writes.size()));
    }

    @Override
    public int perSecond() {
        return 10;
    }

    @Override
    public boolean handles(Action action) {
        return action instanceof ProbeWrites || action instanceof Switchover || action instanceof Failover;
    }

    @Override
    public Look look(Action action) {
        Leadership seen = new Leadership(OLD, NEW, Was.UNKNOWN, Was.UNKNOWN);
        return new Look.Seen(
                action instanceof Switchover turn ? new Switchover(turn.cluster(), seen) : action, List.of());
    }

    @Override
    public Check permitted(Plan plan) {
        return new Check("permission", Result.PASSED, "may", "operator");
    }

    @Override
    public Check rehearse(Plan plan) {
        return new Check("dry run", Result.NOT_OFFERED, "none", "");
    }

    @Override
    public synchronized Outcome carryOut(Approved approved) {
        done.add(approved.direction() + " " + approved.plan().action().slug());
        if (!(approved.plan().action() instanceof ProbeWrites)) {
            acted = ticks + 1;
        }
        return new Outcome.Done(List.of("done"));
    }

    @Override
    public boolean covers(String server) {
        return server.equals("pg");
    }

    @Override
    public synchronized Topology look(String server) {
        boolean turned = ticks >= acted + 2;
        Part first = split && turned ? Part.LEADER : turned ? Part.STANDBY : Part.LEADER;
        return new Topology(
                List.of(new Member(OLD, first, 1, ""), new Member(NEW, turned ? Part.LEADER : Part.STANDBY, 1, "")),
                List.of(new Standby("standby", "streaming", "async", lag, 0)),
                new Care(List.of(), new Archive(true, 5.0, 0), new Connections(20, 100), "on"),
                new Control("manager", 1, 1, true, false));
    }

    @Override
    public Optional<ProbeReadings> probe(String plan) {
        return Optional.of(this);
    }

    @Override
    public Optional<ProbeReadings> newest() {
        return Optional.of(this);
    }

    @Override
    public Found find(String server, String plan, Keys keys) throws NotCounted {
        if (silentCount) {
            jump = 50;
            throw new NotCounted("no node accepts writes", new IllegalStateException());
        }
        SortedSet<Long> lost = new TreeSet<>(missing);
        lost.retainAll(keys.acknowledged());
        return new Found(NEW, lost, kept, Duration.ZERO);
    }

    @Override
    public void close() {}
}
