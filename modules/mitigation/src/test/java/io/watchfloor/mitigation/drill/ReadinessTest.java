package io.watchfloor.mitigation.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.drill.DrillCheck.Go;
import io.watchfloor.mitigation.drill.Situation.Freeze;
import io.watchfloor.mitigation.drill.Topology.Archive;
import io.watchfloor.mitigation.drill.Topology.Care;
import io.watchfloor.mitigation.drill.Topology.Connections;
import io.watchfloor.mitigation.drill.Topology.Control;
import io.watchfloor.mitigation.drill.Topology.Member;
import io.watchfloor.mitigation.drill.Topology.Part;
import io.watchfloor.mitigation.drill.Topology.Slot;
import io.watchfloor.mitigation.drill.Topology.Standby;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadinessTest {
    private static final Instant NOW = Instant.parse("2026-12-06T03:00:00Z");
    private static final Situation CALM = new Situation(NOW, List.of(), List.of(), List.of(), false);
    private static final Care WELL = new Care(
            List.of(new Slot("b", false, true, true)),
            new Archive(true, 8.0, 0),
            new Connections(184, 400),
            "remote_apply");
    private static final Control QUORUM = new Control("Patroni", 3, 3, true, false);
    private static final Standby SYNC = new Standby("b", "streaming", "sync", 0, 0);

    private static Topology topology(Standby standby, Care care, Control control) {
        return new Topology(
                List.of(new Member("a:5432", Part.LEADER, 1, ""), new Member("b:5432", Part.STANDBY, 1, "")),
                List.of(standby),
                care,
                control);
    }

    private static Go check(DrillKind kind, Topology topology, Situation situation, String name) {
        return new Readiness(kind, topology, situation, DrillLimits.USUAL)
                .checks().stream()
                        .filter(check -> check.name().equals(name))
                        .map(DrillCheck::go)
                        .findFirst()
                        .orElseThrow();
    }

    private static Go check(Topology topology, String name) {
        return check(DrillKind.FAILOVER, topology, CALM, name);
    }

    @Test
    void wellIsGoAndWhatIsOnlySaidIsDeclared() {
        List<DrillCheck> checks =
                new Readiness(DrillKind.FAILOVER, topology(SYNC, WELL, QUORUM), CALM, DrillLimits.USUAL).checks();
        assertTrue(Readiness.go(checks), checks::toString);
        assertEquals(
                List.of("Clients retry"),
                checks.stream()
                        .filter(check -> check.go() == Go.DECLARED)
                        .map(DrillCheck::name)
                        .toList());
    }

    @Test
    void lagThatIsNotKnownIsNoGo() {
        assertEquals(
                Go.NO_GO,
                check(topology(new Standby("b", "streaming", "sync", -1, 0), WELL, QUORUM), "Replication lag"));
        assertEquals(
                Go.NO_GO, check(topology(new Standby("b", "catchup", "sync", 0, 0), WELL, QUORUM), "Replication lag"));
        assertEquals(
                Go.NO_GO,
                check(topology(new Standby("b", "streaming", "sync", 0, 1.9), WELL, QUORUM), "Replication lag"));
    }

    @Test
    void anAsynchronousStandbyIsNoGoForAFailoverOfRealDataOnly() {
        Topology topology = topology(new Standby("b", "streaming", "async", 0, 0), WELL, QUORUM);
        Situation lab = new Situation(NOW, List.of(), List.of(), List.of(), true);
        assertEquals(Go.NO_GO, check(DrillKind.FAILOVER, topology, CALM, "Synchronous standby"));
        assertEquals(Go.GO, check(DrillKind.SWITCHOVER, topology, CALM, "Synchronous standby"));
        assertEquals(Go.GO, check(DrillKind.FAILOVER, topology, lab, "Synchronous standby"));
    }

    @Test
    void aSynchronousStandbyThatCommitsDoNotWaitForIsNoGo() {
        Care local = new Care(WELL.slots(), WELL.archive(), WELL.connections(), "local");
        assertEquals(Go.NO_GO, check(topology(SYNC, local, QUORUM), "Synchronous standby"));
    }

    @Test
    void aLogicalSlotThatDoesNotFollowIsNoGo() {
        Care care = new Care(
                List.of(new Slot("cdc", true, true, false)), WELL.archive(), WELL.connections(), WELL.commit());
        assertEquals(Go.NO_GO, check(topology(SYNC, care, QUORUM), "Slots"));
    }

    @Test
    void withoutArchivingRealDataIsNoGoAndLabDataIsDeclaredNeverGo() {
        Care care = new Care(WELL.slots(), new Archive(false, null, 0), WELL.connections(), WELL.commit());
        Situation lab = new Situation(NOW, List.of(), List.of(), List.of(), true);
        assertEquals(Go.NO_GO, check(topology(SYNC, care, QUORUM), "Backup"));
        assertEquals(Go.DECLARED, check(DrillKind.FAILOVER, topology(SYNC, care, QUORUM), lab, "Backup"));
    }

    @Test
    void aMissingMemberOrAPausedManagerIsNoGo() {
        assertEquals(Go.NO_GO, check(topology(SYNC, WELL, new Control("Patroni", 2, 3, true, false)), "Quorum"));
        assertEquals(Go.NO_GO, check(topology(SYNC, WELL, new Control("Patroni", 3, 3, true, true)), "Quorum"));
        assertEquals(Go.DECLARED, check(topology(SYNC, WELL, new Control("none", 0, 0, false, false)), "Quorum"));
    }

    @Test
    void anIncidentAnotherDrillOrAFreezeIsNoGo() {
        Topology well = topology(SYNC, WELL, QUORUM);
        Situation incident = new Situation(NOW, List.of("orders slow"), List.of(), List.of(), false);
        Situation drill = new Situation(NOW, List.of(), List.of("failover drill on noc-3"), List.of(), false);
        Freeze soon = new Freeze("store sync", NOW.plusSeconds(600), NOW.plusSeconds(900));
        Freeze later = new Freeze("month end", NOW.plusSeconds(3_600), NOW.plusSeconds(9_000));
        assertEquals(Go.NO_GO, check(DrillKind.FAILOVER, well, incident, "Other drills, incidents"));
        assertEquals(Go.NO_GO, check(DrillKind.FAILOVER, well, drill, "Other drills, incidents"));
        assertEquals(
                Go.NO_GO,
                check(
                        DrillKind.FAILOVER,
                        well,
                        new Situation(NOW, List.of(), List.of(), List.of(soon), false),
                        "Calendar"));
        assertEquals(
                Go.GO,
                check(
                        DrillKind.FAILOVER,
                        well,
                        new Situation(NOW, List.of(), List.of(), List.of(later), false),
                        "Calendar"));
    }

    @Test
    void noLeaderTwoLeadersOrASilentNodeIsNoGo() {
        Topology none = new Topology(
                List.of(new Member("a:5432", Part.STANDBY, 1, ""), new Member("b:5432", Part.STANDBY, 1, "")),
                List.of(),
                null,
                QUORUM);
        List<DrillCheck> checks = new Readiness(DrillKind.SWITCHOVER, none, CALM, DrillLimits.USUAL).checks();
        assertFalse(Readiness.go(checks));
        Topology two = new Topology(
                List.of(new Member("a:5432", Part.LEADER, 1, ""), new Member("b:5432", Part.LEADER, 1, "")),
                List.of(SYNC),
                WELL,
                QUORUM);
        assertEquals(Go.NO_GO, check(two, "Nodes"));
        Topology silent = new Topology(
                List.of(new Member("a:5432", Part.LEADER, 1, ""), new Member("b:5432", Part.SILENT, 0, "refused")),
                List.of(SYNC),
                WELL,
                QUORUM);
        assertEquals(Go.NO_GO, check(silent, "Nodes"));
    }
}
