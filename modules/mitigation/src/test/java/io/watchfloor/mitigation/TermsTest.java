package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Mitigation.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Ends, when clocks differ, consoles are gone, or nobody saw to them.
final class TermsTest {
    private static final Duration TWENTY = Duration.ofMinutes(20);
    private static final Duration SKEW = Duration.ofMinutes(10);

    @Test
    void theEndIsWrittenByTheClockOfTheSystem() {
        try (Bench bench = Bench.open()) {
            bench.cluster.clock = () -> bench.now.get().minus(SKEW);
            Mitigation inForce = bench.inForce();
            assertEquals(
                    Bench.START.plus(TWENTY),
                    assertInstanceOf(Stage.InForce.class, inForce.stage()).until());
            assertEquals(
                    Bench.START.plus(TWENTY).minus(SKEW).toString(),
                    bench.journal.last("intent").details().get("until"));
        }
    }

    @Test
    void aConsoleWithAFastClockDoesNotEndEarly() throws Exception {
        FakeCluster cluster = new FakeCluster();
        Mitigation inForce;
        List<io.watchfloor.journal.Entry> before;
        try (Bench bench = Bench.open()) {
            bench.cluster.clock = bench.now::get;
            inForce = bench.inForce();
            before = bench.journal.entries();
            cluster.pausedBy(inForce.plan().id());
        }
        // The next console's clock is ten minutes ahead: it thinks that the end has come when half of it is left.
        Instant fast = Bench.START.plus(TWENTY);
        cluster.clock = () -> Bench.START.plus(SKEW);
        try (Bench bench = Bench.restarted(cluster, before, fast)) {
            bench.signals.await(
                    "the end moved",
                    () -> bench.stage(inForce) instanceof Stage.InForce force
                            && force.until().equals(fast.plus(SKEW)));
            assertEquals(0, cluster.count(Direction.UNDO));
            cluster.clock = () -> Bench.START.plus(TWENTY);
            bench.pass(SKEW);
            bench.await(inForce, Stage.Undone.class);
            assertEquals(1, cluster.count(Direction.UNDO));
        }
    }

    @Test
    void aConsoleWithASlowClockDoesNotEndLate() throws Exception {
        FakeCluster cluster = new FakeCluster();
        Mitigation inForce;
        List<io.watchfloor.journal.Entry> before;
        try (Bench bench = Bench.open()) {
            bench.cluster.clock = bench.now::get;
            inForce = bench.inForce();
            before = bench.journal.entries();
            cluster.pausedBy(inForce.plan().id());
        }
        cluster.clock = () -> Bench.START.plus(TWENTY);
        try (Bench bench = Bench.restarted(cluster, before, Bench.START.plus(SKEW))) {
            bench.await(inForce, Stage.Undone.class);
            assertEquals("", cluster.pausedBy());
        }
    }

    @Test
    void whatAnUnknownConsoleLeftIsFoundByItsMarkAndPutBackAfterItsEnd() throws Exception {
        FakeCluster cluster = new FakeCluster();
        Plan plan;
        try (Bench bench = Bench.open()) {
            plan = bench.desk.propose(Floor.wish()).plan();
        }
        cluster.pausedBy("m-other");
        cluster.left.add(new Left("m-other", plan.action(), Bench.START.plusSeconds(10), "CronJob nord/recon"));
        try (Bench bench = Bench.restarted(cluster, List.of(), Bench.START)) {
            bench.signals.await(
                    "found",
                    () -> bench.desk.mitigations().stream().anyMatch(each -> each.stage() instanceof Stage.InForce));
            Mitigation found = bench.desk.mitigations().getFirst();
            assertEquals("m-other", found.plan().id());
            bench.pass(Duration.ofSeconds(40));
            bench.await(found, Stage.Undone.class);
            assertEquals("", cluster.pausedBy());
            assertEquals(List.of("found", "undo-intent", "undone"), bench.journal.steps());
        }
    }

    @Test
    void whatIsNotUndoneAfterItsEndIsOverdueAndCallsSomebodyUntilItIs() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation inForce = bench.inForce();
            for (int attempt = 0; attempt < 12; attempt++) {
                bench.cluster.next(approved -> new Outcome.Failed("403"));
            }
            bench.pass(TWENTY);
            bench.await(inForce, Stage.Failed.class);
            assertEquals(List.of(), bench.desk.overdue());
            bench.pass(Duration.ofSeconds(61));
            assertEquals(1, bench.desk.overdue().size());
            bench.signals.await("somebody called", () -> !bench.cluster.alarms.isEmpty());
            assertEquals(
                    inForce.plan().id(),
                    bench.cluster.alarms.getFirst().getFirst().plan().id());
            bench.signals.await("undone", () -> {
                bench.pass(Duration.ofSeconds(60));
                return bench.stage(inForce) instanceof Stage.Undone;
            });
            bench.signals.await("quiet", () -> {
                bench.pass(Duration.ofSeconds(60));
                return bench.cluster.alarms.getLast().isEmpty();
            });
            assertTrue(bench.desk.overdue().isEmpty());
        }
    }
}
