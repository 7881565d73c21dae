package io.watchfloor.diagnosis.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.activity.Tops.Joined;
import io.watchfloor.diagnosis.activity.Tops.Part;
import io.watchfloor.diagnosis.activity.Tops.Wait;
import io.watchfloor.diagnosis.locks.Basis;
import io.watchfloor.diagnosis.locks.WaitGraph;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.locks.WaitTrees;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActivityHistoryTest {
    private static final Instant START = Instant.parse("2026-11-28T02:51:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ActivityHistory history = new ActivityHistory();

    /// A session of a sample, with who it works for.
    private record One(
            int pid,
            String state,
            @Nullable String event,
            @Nullable String workflow,
            String statement) {}

    private static One cpu(int pid, @Nullable String workflow) {
        return new One(pid, "active", null, workflow, "SELECT " + workflow);
    }

    private static One idle(int pid, String workflow) {
        return new One(pid, "idle in transaction", "Client", workflow, "UPDATE x");
    }

    private static One blocked(int pid, @Nullable String workflow) {
        return new One(pid, "active", "Lock", workflow, "UPDATE " + workflow);
    }

    /// One tick; `edges` maps each waiting pid to its blocker.
    private void tick(Instant at, Map<Integer, Integer> edges, One... sessions) {
        List<Session> list = new ArrayList<>();
        Map<Integer, Who> who = new HashMap<>();
        for (One one : sessions) {
            list.add(new Session(
                    one.pid(),
                    new Session.Client("nord", "odoo", "odoo-1", null),
                    new Session.Times(START.minusSeconds(one.pid()), START, START, START),
                    new Session.Activity(
                            one.state(),
                            one.event(),
                            one.event() == null ? null : "transactionid",
                            null,
                            one.statement()),
                    "client backend",
                    null));
            Basis basis = one.state().equals("active")
                    ? Basis.NONE
                    : new Basis(null, null, new Basis.Action(42, "Reconcile", 1), null);
            who.put(one.pid(), new Who("nord", one.workflow(), null, null, basis));
        }
        List<Waits.Wait> waits = edges.entrySet().stream()
                .map(edge -> new Waits.Wait(
                        edge.getKey(),
                        List.of(edge.getValue()),
                        null,
                        new Waits.Lock("transactionid", "Share", "Exclusive", null, null)))
                .toList();
        Sessions sampled = new Sessions(at, "pg", at, list);
        Waits waiting = new Waits(at, "pg", at, waits);
        WaitTree tree = new WaitTrees(
                        WaitGraph.of(waiting, sampled),
                        session -> session == null ? Who.NOBODY : who.getOrDefault(session.pid(), Who.NOBODY))
                .tree(waiting)
                .naming(who);
        history.add(
                new Snapshot(at, SECOND, Map.of(), List.of(sampled, waiting), Map.of()),
                new Judgement(
                        at,
                        new Verdict.Unknown(List.of()),
                        new Judgement.Board(List.of(), List.of()),
                        List.of(tree),
                        new Judgement.Watching(List.of(), -1, 0)));
    }

    private Tops tops(int from, int to) {
        return history.tops("pg", START.plusSeconds(from), START.plusSeconds(to), 6);
    }

    @Test
    void sessionTimeIsCountedInSecondsAndIdleInTransactionIsNot() {
        // Ten seconds: a and b on the CPU; from the sixth on, b waits for an idle session.
        for (int second = 1; second <= 10; second++) {
            Instant at = START.plusSeconds(second);
            if (second <= 5) {
                tick(at, Map.of(), cpu(1, "a"), cpu(2, "b"));
            } else {
                tick(at, Map.of(2, 9), cpu(1, "a"), blocked(2, "b"), idle(9, "r"));
            }
        }
        Tops tops = tops(0, 10);
        assertEquals(10, tops.covered().seconds());
        assertEquals(20, tops.active().seconds());
        assertEquals(
                List.of(new Part<>("a", 10, 0.5), new Part<>("b", 10, 0.5)),
                tops.active().workflows().first());
        assertEquals(
                List.of(
                        new Part<>(new Wait(WaitClass.CPU, ""), 15, 0.75),
                        new Part<>(new Wait(WaitClass.LOCK, "transactionid"), 5, 0.25)),
                tops.active().waits().first());
        assertEquals(5, tops.blocked().seconds());
        assertEquals(9, tops.blocked().roots().first().getFirst().what().pid());

        // The range cuts the samples: 5.5 to 7.5 holds two seconds of it.
        Tops part = history.tops("pg", START.plusMillis(5_500), START.plusMillis(7_500), 6);
        assertEquals(4, part.active().seconds());
        assertEquals(2, part.blocked().seconds());
    }

    @Test
    void whatIsNotAmongTheFirstIsLeftAsTheRestAndTheUnattributedIsApart() {
        One[] sessions = new One[10];
        for (int pid = 1; pid <= 8; pid++) {
            sessions[pid - 1] = cpu(pid, "w" + pid);
        }
        sessions[8] = cpu(9, null);
        sessions[9] = cpu(10, null);
        tick(START.plusSeconds(1), Map.of(), sessions);
        Tops.Ranking<String> workflows = tops(0, 1).active().workflows();
        assertEquals(6, workflows.first().size());
        assertEquals(2, workflows.more());
        assertEquals(2, workflows.moreSeconds());
        assertEquals(2, workflows.unattributed());
        assertEquals(10, workflows.total());
        assertEquals(0.2, workflows.share(workflows.unattributed()));
    }

    @Test
    void twoPidsOfOneJobAreJoined() {
        // 47 blocks two for 3 s, is ended, begins again as 48 and blocks one for 4 s; 60 is somebody else's.
        for (int second = 1; second <= 7; second++) {
            Instant at = START.plusSeconds(second);
            if (second <= 3) {
                tick(at, Map.of(1, 47, 2, 1), blocked(1, "a"), blocked(2, "a"), idle(47, "r"));
            } else {
                tick(at, Map.of(1, 48, 3, 60), blocked(1, "a"), blocked(3, "a"), idle(48, "r"), cpu(60, null));
            }
        }
        Tops.Blocked blocked = tops(0, 7).blocked();
        assertEquals(14, blocked.seconds());
        assertEquals(
                List.of(47, 48, 60),
                blocked.roots().first().stream().map(part -> part.what().pid()).toList());
        assertEquals(
                List.of(6.0, 4.0, 4.0),
                blocked.roots().first().stream().map(Part::seconds).toList());
        assertEquals(List.of(new Joined(List.of(48, 47), "Reconcile", 10, 10 / 14.0)), blocked.joined());
    }

    @Test
    void aGapIsAGapAndNotZero() {
        tick(START.plusSeconds(1), Map.of(), cpu(1, "a"));
        tick(START.plusSeconds(2), Map.of(), cpu(1, "a"), cpu(2, "a"));
        // Nothing for 20 s, then a server where nobody works.
        tick(START.plusSeconds(22), Map.of());
        tick(START.plusSeconds(23), Map.of());
        Series series = history.series("pg", START, START.plusSeconds(24), Duration.ofSeconds(2));
        assertEquals(12, series.steps().size());
        assertTrue(series.steps().getFirst().known());
        assertEquals(1.5, series.steps().getFirst().count(WaitClass.CPU));
        for (int step = 1; step < 10; step++) {
            assertFalse(series.steps().get(step).known(), "step " + step);
        }
        assertTrue(series.steps().get(11).known());
        assertEquals(0, series.steps().get(11).count(WaitClass.CPU));
        assertEquals(4, tops(0, 24).covered().seconds());
        assertEquals(3, tops(0, 24).active().seconds());
    }

    @Test
    void aSampleOfTwoSecondsCountsTwice() {
        tick(START.plusSeconds(2), Map.of(), cpu(1, "a"));
        tick(START.plusSeconds(4), Map.of(), cpu(1, "a"));
        tick(START.plusSeconds(6), Map.of(), cpu(1, "a"));
        assertEquals(5, tops(0, 6).active().seconds());
        // The same sample seen by two ticks is one.
        tick(START.plusSeconds(6), Map.of(), cpu(1, "a"), cpu(2, "a"));
        assertEquals(5, tops(0, 6).active().seconds());
    }

    @Test
    void theScrubberShowsTheMostThatWereBlockedAtOnce() {
        tick(START.plusSeconds(1), Map.of(1, 9), blocked(1, "a"), idle(9, "r"));
        tick(
                START.plusSeconds(2),
                Map.of(1, 9, 2, 1, 3, 1),
                blocked(1, "a"),
                blocked(2, "a"),
                blocked(3, "a"),
                idle(9, "r"));
        tick(START.plusSeconds(3), Map.of());
        Series series = history.series("pg", START, START.plusSeconds(4), Duration.ofSeconds(4));
        assertEquals(3, series.steps().getFirst().blocked());
        assertEquals(2 / 3.0, series.steps().getFirst().count(WaitClass.IDLE_IN_TRANSACTION), 1e-9);
    }

    @Test
    void fourHoursAreKeptAndNoMore() {
        for (int second = 0; second < 5 * 3600; second += 2) {
            tick(START.plusSeconds(second), Map.of(), cpu(1, "a"));
        }
        Instant since = history.since("pg").orElseThrow();
        Instant last = START.plusSeconds(5 * 3600 - 2);
        assertEquals(Optional.of(last), history.last("pg"));
        Duration kept = Duration.between(since, last);
        assertTrue(kept.compareTo(ActivityHistory.KEPT) >= 0, kept.toString());
        assertTrue(kept.compareTo(ActivityHistory.KEPT.plusMinutes(6)) < 0, kept.toString());
    }
}
