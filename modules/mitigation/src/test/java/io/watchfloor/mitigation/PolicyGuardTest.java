package io.watchfloor.mitigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.journal.Entry;
import io.watchfloor.mitigation.Approved.Direction;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.actions.Unplanned;
import io.watchfloor.signals.estate.Policy;
import io.watchfloor.signals.estate.Policy.Freeze;
import io.watchfloor.signals.estate.Policy.Grant;
import io.watchfloor.signals.estate.Policy.Person;
import io.watchfloor.signals.estate.Policy.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PolicyGuardTest {
    private static Policy policy(Role role, List<Grant> grants, List<Freeze> freezes) {
        return new Policy(List.of(new Person("operator-1@cluster", role)), grants, Set.of(), freezes, true);
    }

    private static String refusal(Bench bench) {
        Mitigation mitigation = bench.desk.propose(Floor.wish());
        assertEquals(0, bench.cluster.count(Direction.DO));
        return assertInstanceOf(Stage.Refused.class, mitigation.stage()).reason();
    }

    @Test
    void aPolicyNamesEveryActionThereIs() {
        assertEquals(
                Samples.actions(false).stream()
                        .filter(action -> !(action instanceof Unplanned))
                        .map(Action::slug)
                        .collect(Collectors.toSet()),
                Policy.ACTIONS.stream()
                        // Those of which one record has two slugs.
                        .filter(slug -> !Set.of("cancel-statement", "throttle-workers", "restart-rollout")
                                .contains(slug))
                        .collect(Collectors.toSet()));
    }

    @Test
    void aViewerMayNotAct() {
        try (Bench bench = Bench.under(policy(Role.VIEWER, List.of(), List.of()))) {
            assertTrue(refusal(bench).contains("operator-1@cluster is viewer here"));
        }
    }

    @Test
    void whatIsNotGrantedForThisTenantIsRefused() {
        Grant elsewhere = new Grant(Role.OPERATOR, Set.of("pause-batch"), Set.of("fjord"), Set.of());
        try (Bench bench = Bench.under(policy(Role.OPERATOR, List.of(elsewhere), List.of()))) {
            assertTrue(refusal(bench).contains("does not let that role do pause-batch to nord"));
        }
        Grant here = new Grant(Role.OPERATOR, Set.of("pause-batch"), Set.of("nord"), Set.of());
        try (Bench bench = Bench.under(policy(Role.OPERATOR, List.of(here), List.of()))) {
            assertInstanceOf(Stage.InForce.class, bench.inForce().stage());
        }
    }

    @Test
    void nothingIsChangedInAFreezeAlsoWhereItBeganAfterThePlan() {
        Freeze peak =
                new Freeze("Black Friday", Bench.START.plusSeconds(60), Bench.START.plus(Duration.ofDays(1)), Set.of());
        try (Bench bench = Bench.under(policy(Role.OPERATOR, List.of(), List.of(peak)))) {
            Mitigation proposed = bench.desk.propose(Floor.wish());
            assertEquals(new Stage.Proposed(), proposed.stage());
            bench.pass(Duration.ofSeconds(60));
            bench.show(Floor.BLOCKED);
            Mitigation refused = bench.desk.approve(proposed.plan().id(), Bench.CONSENT);
            assertTrue(assertInstanceOf(Stage.Refused.class, refused.stage())
                    .reason()
                    .startsWith("Black Friday"));
            assertTrue(refusal(bench).startsWith("Black Friday"));
        }
    }

    @Test
    void everyEntryNamesThePolicyInForce() {
        Policy policy = policy(Role.OPERATOR, List.of(), List.of());
        try (Bench bench = Bench.under(policy)) {
            bench.inForce();
            assertEquals(
                    Set.of(policy.hash()),
                    bench.journal.entries().stream()
                            .map(entry -> entry.details().getOrDefault(Entry.POLICY, ""))
                            .collect(Collectors.toSet()));
        }
    }
}
