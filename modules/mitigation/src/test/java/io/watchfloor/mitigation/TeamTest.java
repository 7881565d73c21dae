package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.journal.Sharing;
import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.signals.estate.Policy;
import io.watchfloor.signals.estate.Policy.Person;
import io.watchfloor.signals.estate.Policy.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Two consoles with one record and one cluster.
final class TeamTest {
    private static final Duration TWENTY = Duration.ofMinutes(20);
    private static final Consent SECOND = new Consent("operator-2", "nord-prod", true);
    private static final Policy TWO = new Policy(
            List.of(new Person(Person.EVERYBODY, Role.OPERATOR)), List.of(), Set.of("pause-batch"), List.of(), true);

    private final FakeTeam team = new FakeTeam();
    private final FakeCluster cluster = new FakeCluster();

    private Bench first(Policy policy) {
        return Bench.sharing(cluster, policy, team, "desk-1");
    }

    private Bench second(Policy policy) {
        return Bench.sharing(cluster.as("operator-2@cluster"), policy, team, "desk-2");
    }

    @Test
    void whatOneDoesTheOtherSeesAndIsHeldBackBy() throws Exception {
        try (Bench one = first(Policy.OPEN);
                Bench other = second(Policy.OPEN)) {
            Mitigation inForce = one.inForce();
            other.await(inForce, Stage.InForce.class);
            assertEquals("desk-1", other.desk.console(inForce.plan().id()));
            String reason = assertInstanceOf(
                            Stage.Refused.class,
                            other.desk.propose(Floor.wish()).stage())
                    .reason();
            assertTrue(reason.contains(inForce.plan().id()), reason);
            assertEquals(1, cluster.count(Direction.DO));
        }
    }

    @Test
    void whatAConsoleThatIsGoneLeftInForceAnotherUndoes() throws Exception {
        Mitigation inForce;
        try (Bench other = second(Policy.OPEN)) {
            try (Bench one = first(Policy.OPEN)) {
                inForce = one.inForce();
            }
            other.await(inForce, Stage.InForce.class);
            other.pass(TWENTY.plus(Abroad.GRACE).minusMillis(1));
            other.show(Floor.BLOCKED);
            assertEquals(inForce.plan().id(), cluster.pausedBy());
            other.pass(Duration.ofMillis(1));
            other.await(inForce, Stage.Undone.class);
            assertEquals("", cluster.pausedBy());
            assertTrue(other.journal.last("undone").details().get("why").contains("desk-1, which began it"));
        }
    }

    @Test
    void whatTheOtherHasUndoneIsNotUndoneTwice() throws Exception {
        try (Bench one = first(Policy.OPEN);
                Bench other = second(Policy.OPEN)) {
            Mitigation inForce = one.inForce();
            other.await(inForce, Stage.InForce.class);
            other.desk.undo(inForce.plan().id(), "operator-2");
            one.await(inForce, Stage.Undone.class);
            assertTrue(assertInstanceOf(Stage.Undone.class, one.stage(inForce))
                    .why()
                    .endsWith("by desk-2"));
            assertEquals(1, cluster.count(Direction.UNDO));
        }
    }

    @Test
    void whereAnotherConsoleIsHereThePlanNamesItAndNoConsentIsAskedFor() throws Exception {
        try (Bench one = first(Policy.OPEN);
                Bench other = second(Policy.OPEN)) {
            other.signals.await("the other is here", () -> other.journal.steps().contains("on-watch"));
            Plan.Undone undone =
                    one.desk.propose(Floor.wish()).plan().prospect().undone();
            assertFalse(undone.nobody());
            assertTrue(undone.by().contains("else desk-2"), undone.by());
        }
    }

    @Test
    void twoPersonsOnTwoConsolesActOnce() throws Exception {
        try (Bench one = first(TWO);
                Bench other = second(TWO)) {
            Mitigation awaiting = one.inForce();
            assertEquals(new Stage.Awaiting(Bench.START, "operator-1@cluster"), awaiting.stage());
            assertEquals(0, cluster.count(Direction.DO));
            other.await(awaiting, Stage.Awaiting.class);
            other.desk.approve(awaiting.plan().id(), SECOND);
            one.await(awaiting, Stage.InForce.class);
            other.await(awaiting, Stage.InForce.class);
            assertEquals(1, cluster.count(Direction.DO));
            assertEquals("operator-2@cluster", other.journal.last("seconded").who());
        }
    }

    @Test
    void nobodyIsTheirOwnSecondPersonNorIsANameThatNobodyProves() throws Exception {
        for (String who : List.of("operator-1@cluster", "")) {
            FakeTeam shared = new FakeTeam();
            try (Bench one = Bench.sharing(cluster, TWO, shared, "desk-1");
                    Bench other = Bench.sharing(cluster.as(who), TWO, shared, "desk-2")) {
                Mitigation awaiting = one.inForce();
                other.await(awaiting, Stage.Awaiting.class);
                assertThrows(
                        IllegalStateException.class,
                        () -> other.desk.approve(awaiting.plan().id(), SECOND));
                assertInstanceOf(Stage.Awaiting.class, one.stage(awaiting));
                assertEquals(0, cluster.count(Direction.DO));
                assertTrue(other.journal.steps().contains("refused"));
            }
        }
    }

    @Test
    void anApprovalThatNobodySecondsLapses() throws Exception {
        try (Bench one = first(TWO)) {
            Mitigation awaiting = one.inForce();
            one.pass(Guards.PLAN_KEEPS);
            one.await(awaiting, Stage.Refused.class);
            assertEquals(0, cluster.count(Direction.DO));
        }
    }

    @Test
    void withoutATeamWhatNeedsTwoIsRefused() {
        try (Bench bench = Bench.under(TWO)) {
            String reason = assertInstanceOf(
                            Stage.Refused.class,
                            bench.desk.propose(Floor.wish()).stage())
                    .reason();
            assertTrue(reason.contains("nobody else can approve"), reason);
        }
    }

    @Test
    void whileTheTeamDatabaseIsAwayThePolicyDecides() {
        Sharing.Away away = new Sharing.Away(Bench.START, "connection refused", 3);
        Policy strict = new Policy(Policy.OPEN.people(), List.of(), Set.of(), List.of(), false);
        team.sharing(away);
        try (Bench one = first(Policy.OPEN)) {
            assertInstanceOf(Stage.InForce.class, one.inForce().stage());
        }
        FakeTeam another = new FakeTeam();
        another.sharing(away);
        try (Bench other = Bench.sharing(new FakeCluster(), strict, another, "desk-2")) {
            assertTrue(assertInstanceOf(
                            Stage.Refused.class,
                            other.desk.propose(Floor.wish()).stage())
                    .reason()
                    .contains("connection refused"));
        }
    }
}
