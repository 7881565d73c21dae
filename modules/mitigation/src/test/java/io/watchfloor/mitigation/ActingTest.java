package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ActingTest {
    private static final Duration TWENTY = Duration.ofMinutes(20);

    private static void isRefusedFor(String part, Mitigation mitigation) {
        String reason =
                assertInstanceOf(Stage.Refused.class, mitigation.stage()).reason();
        assertTrue(reason.contains(part), reason);
    }

    @Test
    void theIntentIsOnRecordBeforeAnythingIsDone() {
        try (Bench bench = Bench.open()) {
            bench.cluster.next(approved -> {
                assertEquals(List.of("dry-run", "intent"), bench.journal.steps());
                bench.cluster.pausedBy(approved.plan().id());
                return new Outcome.Done(List.of("CronJob: suspend true"));
            });
            Mitigation inForce = bench.inForce();
            assertEquals(new Stage.InForce(Bench.START, Bench.START.plus(TWENTY), null), inForce.stage());
            assertEquals(List.of("dry-run", "intent", "acted"), bench.journal.steps());
            var acted = bench.journal.last("acted");
            assertEquals("operator-1@cluster", acted.who());
            assertEquals("kubernetes/7c1f kubernetes/b83a", acted.details().get("target"));
            assertEquals("CronJob: suspend true", acted.details().get("readBack.0"));
            assertEquals("operator-1", acted.details().get("operator"));
        }
    }

    @Test
    void productionAsksForItsNameExactly() {
        for (String typed : List.of("", "Nord-prod", "nord-prod ", "nord")) {
            try (Bench bench = Bench.open()) {
                Mitigation proposed = bench.desk.propose(Floor.wish());
                isRefusedFor(
                        "not nord-prod",
                        bench.desk.approve(proposed.plan().id(), new Consent("operator-1", typed, true)));
                assertEquals(0, bench.cluster.count(Direction.DO));
                assertEquals(List.of("dry-run", "refused"), bench.journal.steps());
            }
        }
    }

    @Test
    void elsewhereNoNameIsTyped() {
        try (Bench bench = Bench.open(Environment.STAGING)) {
            Mitigation proposed = bench.desk.propose(Floor.wish());
            assertInstanceOf(
                    Stage.InForce.class,
                    bench.desk
                            .approve(proposed.plan().id(), new Consent("operator-1", "", true))
                            .stage());
        }
    }

    @Test
    void aPlanOnASampleThatHasGrownOldIsRefused() {
        try (Bench bench = Bench.open()) {
            Mitigation proposed = bench.desk.propose(Floor.wish());
            bench.pass(Duration.ofSeconds(10));
            isRefusedFor(
                    "last read 10 s ago", bench.desk.approve(proposed.plan().id(), Bench.CONSENT));
            Mitigation again = bench.desk.propose(Floor.wish());
            isRefusedFor("last read 10 s ago", again);
            assertEquals(0, bench.cluster.count(Direction.DO));
        }
    }

    @Test
    void aPlanFromLongAgoIsRefusedThoughTheSampleIsFresh() {
        try (Bench bench = Bench.open()) {
            Mitigation proposed = bench.desk.propose(Floor.wish());
            bench.pass(Duration.ofMinutes(6));
            bench.show(Floor.BLOCKED);
            isRefusedFor("plan again", bench.desk.approve(proposed.plan().id(), Bench.CONSENT));
        }
    }

    @Test
    void aRunThatBeganAfterThePlanIsNotLeftRunningUnseen() {
        try (Bench bench = Bench.open()) {
            Floor idle = new Floor(Floor.cronJob("7c1f", false), List.of(), 6);
            bench.show(idle);
            Mitigation proposed = bench.desk.propose(Floor.wish());
            bench.show(new Floor(idle.cronJob(), List.of(Floor.job("recon-28815", "c94b")), 6));
            isRefusedFor("moved on", bench.desk.approve(proposed.plan().id(), Bench.CONSENT));
        }
    }

    @Test
    void aTargetThatHasMovedOnIsRefusedBeforeAnythingIsRecordedAsIntent() {
        var job = List.of(Floor.job("recon-28814", "b83a"));
        var changed = Stream.of(
                new Floor(Floor.cronJob("other", false), job, 6),
                new Floor(Floor.cronJob("7c1f", true), job, 6),
                new Floor(Floor.cronJob("7c1f", false), List.of(), 6));
        changed.forEach(floor -> {
            try (Bench bench = Bench.open()) {
                Mitigation proposed = bench.desk.propose(Floor.wish());
                bench.show(floor);
                isRefusedFor("moved on", bench.desk.approve(proposed.plan().id(), Bench.CONSENT));
                assertEquals(List.of("dry-run", "refused"), bench.journal.steps());
            }
        });
    }

    @Test
    void aTargetThatMovesOnInTheVeryRequestIsRefusedWithTheDifference() {
        try (Bench bench = Bench.open()) {
            bench.cluster.next(approved -> new Outcome.MovedOn("spec.suspend is true, planned was false"));
            isRefusedFor("planned was false", bench.inForce());
            assertEquals(List.of("dry-run", "intent", "moved-on"), bench.journal.steps());
        }
    }

    @Test
    void aSecondOnTheSameTargetIsToldOfTheFirst() {
        try (Bench bench = Bench.open()) {
            Mitigation first = bench.desk.propose(Floor.wish());
            Mitigation second = bench.desk.propose(Floor.wish());
            bench.desk.approve(first.plan().id(), Bench.CONSENT);
            isRefusedFor(first.plan().id(), bench.desk.approve(second.plan().id(), Bench.CONSENT));
            isRefusedFor(first.plan().id(), bench.desk.propose(Floor.wish()));
            assertEquals(1, bench.cluster.count(Direction.DO));
        }
    }

    @Test
    void whatCannotBeRecordedIsNotDone() {
        try (Bench bench = Bench.open()) {
            Mitigation proposed = bench.desk.propose(Floor.wish());
            bench.journal.refused.add("intent");
            isRefusedFor(
                    "nothing was done: No space left",
                    bench.desk.approve(proposed.plan().id(), Bench.CONSENT));
            assertEquals(0, bench.cluster.count(Direction.DO));
            assertEquals("", bench.cluster.pausedBy());
        }
    }

    @Test
    void anOutcomeThatTheJournalDoesNotTakeIsWrittenLater() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation proposed = bench.desk.propose(Floor.wish());
            bench.journal.refused.add("acted");
            assertInstanceOf(
                    Stage.InForce.class,
                    bench.desk.approve(proposed.plan().id(), Bench.CONSENT).stage());
            assertEquals(List.of("dry-run", "intent"), bench.journal.steps());
            bench.journal.refused.clear();
            bench.signals.await("acted", () -> bench.journal.steps().contains("acted"));
        }
    }

    @Test
    void manyApprovalsOfOnePlanActOnce() throws Exception {
        try (Bench bench = Bench.open()) {
            Mitigation proposed = bench.desk.propose(Floor.wish());
            Callable<Mitigation> approval =
                    () -> bench.desk.approve(proposed.plan().id(), Bench.CONSENT);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Mitigation> each : threads.invokeAll(java.util.Collections.nCopies(50, approval))) {
                    assertNotNull(each.get());
                }
            }
            assertEquals(1, bench.cluster.count(Direction.DO));
            assertEquals(List.of("dry-run", "intent", "acted"), bench.journal.steps());
        }
    }

    @Test
    void manyPlansOfOneTargetActOnce() throws Exception {
        try (Bench bench = Bench.open()) {
            List<Callable<Mitigation>> approvals = Stream.generate(() -> bench.desk.propose(Floor.wish()))
                    .limit(20)
                    .map(each -> (Callable<Mitigation>)
                            () -> bench.desk.approve(each.plan().id(), Bench.CONSENT))
                    .toList();
            long inForce = 0;
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Mitigation> each : threads.invokeAll(approvals)) {
                    inForce += each.get().stage() instanceof Stage.InForce ? 1 : 0;
                }
            }
            assertEquals(1, inForce);
            assertEquals(1, bench.cluster.count(Direction.DO));
        }
    }

    @Test
    void aFailureIsShownAndWhatItHadChangedIsPutBack() throws Exception {
        try (Bench bench = Bench.open()) {
            bench.cluster.next(approved -> {
                bench.cluster.pausedBy(approved.plan().id());
                return new Outcome.Failed("CronJob suspended, Job not: 403");
            });
            Mitigation failed = bench.inForce();
            bench.await(failed, Stage.Undone.class);
            String why =
                    assertInstanceOf(Stage.Undone.class, bench.stage(failed)).why();
            assertTrue(why.contains("403") && why.contains("put back"), why);
            assertEquals("", bench.cluster.pausedBy());
            assertEquals(List.of("dry-run", "intent", "failed", "undo-intent", "undone"), bench.journal.steps());
        }
    }

    @Test
    void whatNobodyWouldUndoAsksForConsent() {
        try (Bench bench = Bench.open()) {
            Mitigation proposed = bench.desk.propose(Floor.wish());
            assertTrue(proposed.plan().prospect().undone().nobody());
            Consent without = new Consent("operator-1", "nord-prod", false);
            isRefusedFor("not consented to", bench.desk.approve(proposed.plan().id(), without));
            assertEquals(0, bench.cluster.count(Direction.DO));
        }
    }

    @Test
    void anOutcomeThatIsNotKnownIsShownAndThenFoundOut() throws Exception {
        try (Bench bench = Bench.open()) {
            bench.cluster.next(approved -> {
                bench.cluster.pausedBy(approved.plan().id());
                return new Outcome.Unknown("the answer was cut off");
            });
            bench.cluster.unreachable("still cut off");
            Mitigation unknown = bench.inForce();
            assertEquals(new Stage.Unknown(Bench.START, "the answer was cut off"), unknown.stage());
            bench.pass(Duration.ofSeconds(1));
            bench.signals.await("asked", () -> bench.cluster.calls.contains("STANDING"));
            assertInstanceOf(Stage.Unknown.class, bench.stage(unknown));
            isRefusedFor(unknown.plan().id(), bench.desk.propose(Floor.wish()));
            bench.cluster.unreachable("");
            bench.pass(Duration.ofSeconds(2));
            bench.await(unknown, Stage.InForce.class);
            assertEquals(
                    Bench.START.plus(TWENTY),
                    assertInstanceOf(Stage.InForce.class, bench.stage(unknown)).until());
            assertEquals(1, bench.cluster.count(Direction.DO));
            assertEquals(List.of("dry-run", "intent", "unknown", "refused", "acted"), bench.journal.steps());
        }
    }

    @Test
    void anOutcomeThatIsFoundNotToHaveComeIsNotMadeUpFor() throws Exception {
        try (Bench bench = Bench.open()) {
            bench.cluster.next(approved -> new Outcome.Unknown("the answer was cut off"));
            Mitigation unknown = bench.inForce();
            bench.pass(Duration.ofSeconds(1));
            bench.await(unknown, Stage.Refused.class);
            assertEquals("", bench.cluster.pausedBy());
            assertEquals(
                    "no answer came", bench.journal.last("not-done").details().get("found"));
        }
    }

    @Test
    void anExecutorThatBreaksIsAnOutcomeThatIsNotKnown() throws Exception {
        try (Bench bench = Bench.open()) {
            bench.cluster.next(approved -> {
                bench.cluster.pausedBy(approved.plan().id());
                throw new IllegalStateException("broken");
            });
            Mitigation broken = bench.inForce();
            assertInstanceOf(Stage.Unknown.class, broken.stage());
            assertTrue(bench.journal.last("unknown").details().get("text").contains("not known"));
            bench.pass(Duration.ofSeconds(1));
            bench.await(broken, Stage.InForce.class);
        }
    }
}
