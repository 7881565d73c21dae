package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.journal.Entry;
import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecoveryTest {
    private static final Duration TWENTY = Duration.ofMinutes(20);
    private static final Instant END = Bench.START.plus(TWENTY);

    /// A whole life: dry-run, intent, acted, undo-intent, undone.
    private static List<Entry> life() throws InterruptedException {
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            bench.pass(TWENTY);
            bench.await(inForce, Stage.Undone.class);
            return bench.journal.entries();
        }
    }

    private static String plan(List<Entry> life) {
        return life.getFirst().mitigation();
    }

    private static FakeCluster cluster(String pausedBy) {
        FakeCluster cluster = new FakeCluster();
        cluster.pausedBy(pausedBy);
        return cluster;
    }

    private static Mitigation only(Bench bench) {
        assertEquals(1, bench.desk.mitigations().size());
        return bench.desk.mitigations().getFirst();
    }

    @Test
    void whereverTheConsoleDiesNothingStaysInForcePastItsEnd() throws Exception {
        List<Entry> life = life();
        for (int prefix = 0; prefix <= life.size(); prefix++) {
            for (boolean paused : new boolean[] {true, false}) {
                FakeCluster cluster = cluster(paused && prefix >= 2 ? plan(life) : "");
                try (Bench bench = Bench.restarted(cluster, life.subList(0, prefix), END.plusSeconds(60))) {
                    bench.signals.await(
                            "an end",
                            () -> bench.desk.mitigations().stream()
                                    .allMatch(each -> each.stage() instanceof Stage.Undone
                                            || each.stage() instanceof Stage.Refused));
                    boolean over = prefix == life.size();
                    assertEquals(over && paused ? plan(life) : "", cluster.pausedBy(), "after " + prefix + " entries");
                    assertEquals(0, cluster.count(Direction.DO));
                    assertTrue(cluster.count(Direction.UNDO) <= 1);
                }
            }
        }
    }

    @Test
    void whatIsInForceGoesOnWithItsOwnEnd() throws Exception {
        List<Entry> life = life();
        FakeCluster cluster = cluster(plan(life));
        try (Bench bench = Bench.restarted(cluster, life.subList(0, 3), Bench.START.plusSeconds(300))) {
            assertEquals(new Stage.InForce(Bench.START, END, null), only(bench).stage());
            assertEquals(plan(life), cluster.pausedBy());
            bench.pass(Duration.ofMinutes(15));
            bench.await(only(bench), Stage.Undone.class);
            assertEquals("", cluster.pausedBy());
            assertEquals("operator-1@cluster", bench.journal.last("undone").who());
        }
    }

    @Test
    void anActWithoutOutcomeIsFoundDoneAndKeepsItsEnd() throws Exception {
        List<Entry> life = life();
        FakeCluster cluster = cluster(plan(life));
        try (Bench bench = Bench.restarted(cluster, life.subList(0, 2), Bench.START.plusSeconds(300))) {
            bench.await(only(bench), Stage.InForce.class);
            assertEquals(
                    END,
                    assertInstanceOf(Stage.InForce.class, only(bench).stage()).until());
            assertEquals(0, cluster.count(Direction.DO));
            assertEquals("after a crash", bench.journal.last("acted").details().get("found"));
        }
    }

    @Test
    void anActThatNeverHappenedIsNotMadeUpFor() throws Exception {
        List<Entry> life = life();
        FakeCluster cluster = cluster("");
        try (Bench bench = Bench.restarted(cluster, life.subList(0, 2), Bench.START.plusSeconds(5))) {
            bench.await(only(bench), Stage.Refused.class);
            assertEquals("", cluster.pausedBy());
            assertEquals(List.of("dry-run", "intent", "not-done"), bench.journal.steps());
        }
    }

    @Test
    void anActThatCannotBeFoundOutStaysVisibleUntilItCan() throws Exception {
        List<Entry> life = life();
        FakeCluster cluster = cluster(plan(life));
        cluster.unreachable("the cluster cannot be reached");
        try (Bench bench = Bench.restarted(cluster, life.subList(0, 2), Bench.START.plusSeconds(5))) {
            bench.await(only(bench), Stage.Unknown.class);
            String text =
                    assertInstanceOf(Stage.Unknown.class, only(bench).stage()).text();
            assertTrue(text.contains("not known") && text.contains("cannot be reached"), text);
            cluster.unreachable("");
            bench.pass(Duration.ofSeconds(1));
            bench.await(only(bench), Stage.InForce.class);
        }
    }

    @Test
    void aTargetTakenUpAfterACrashIsNotFree() throws Exception {
        List<Entry> life = life();
        try (Bench bench = Bench.restarted(cluster(plan(life)), life.subList(0, 3), Bench.START.plusSeconds(300))) {
            bench.show(Floor.BLOCKED);
            String reason = assertInstanceOf(
                            Stage.Refused.class,
                            bench.desk.propose(Floor.wish()).stage())
                    .reason();
            assertTrue(reason.contains(plan(life)), reason);
        }
    }

    @Test
    void anUndoThatFailedIsTriedAgainAfterARestart() throws Exception {
        List<Entry> before;
        FakeCluster cluster = new FakeCluster();
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            bench.cluster.next(approved -> new Outcome.Failed("no answer"));
            bench.pass(TWENTY);
            bench.await(inForce, Stage.Failed.class);
            before = bench.journal.entries();
            cluster.pausedBy(inForce.plan().id());
        }
        assertEquals("undo-failed", before.getLast().step());
        try (Bench bench = Bench.restarted(cluster, before, END.plusSeconds(5))) {
            bench.await(only(bench), Stage.Undone.class);
            assertEquals("", cluster.pausedBy());
        }
    }
}
