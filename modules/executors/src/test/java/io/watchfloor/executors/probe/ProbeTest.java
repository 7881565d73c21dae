package io.watchfloor.executors.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.connections.PostgresEndpoint;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.executors.postgres.RealServer;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.actions.ProbeWrites;
import io.watchfloor.mitigation.drill.DrillGround.Keys;
import io.watchfloor.mitigation.drill.ProbeReadings;
import io.watchfloor.mitigation.drill.Tally;
import io.watchfloor.mitigation.drill.Topology;
import io.watchfloor.mitigation.drill.Write;
import io.watchfloor.mitigation.drill.Write.Fate;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Systems;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProbeTest {
    private final WriteProbes probes = new WriteProbes(
            Map.of(
                    "pg",
                    Marked.of(PostgresEndpoint.acting(RealServer.server("operator"))
                            .orElseThrow())),
            Map.of("pg", new NodeLooks(PostgresEndpoint.watching(RealServer.server("operator")), new Unmanaged())));
    private final MitigationDesk desk =
            new MitigationDesk(new MitigationDesk.Parts(estate(), new Kept(), List.of(probes), InstantSource.system()));

    @BeforeEach
    void markedDatabase() throws SQLException {
        RealServer.run("postgres", "DROP DATABASE IF EXISTS watchfloor_drill WITH (FORCE)");
        RealServer.run("postgres", "CREATE DATABASE watchfloor_drill OWNER operator");
        RealServer.run("postgres", "COMMENT ON DATABASE watchfloor_drill IS 'watchfloor drill: may write'");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static Estate estate() {
        return new Estate(
                new Identity("real", "Real", Identity.Environment.DEVELOPMENT, ZoneOffset.UTC, false),
                new Systems(List.of(RealServer.server("operator")), null, null, null, null),
                List.of(),
                List.of());
    }

    private static final class Kept implements Journal {
        private final List<Entry> entries = new ArrayList<>();

        @Override
        public synchronized void append(Entry entry) {
            entries.add(entry);
        }

        @Override
        public synchronized List<Entry> entries() {
            return List.copyOf(entries);
        }

        @Override
        public void close() {}
    }

    private Mitigation proposed() {
        ProbeWrites writes = new ProbeWrites("pg", 100);
        Advice advice = new Advice(writes.slug(), new Advice.Target(null, null, "pg"), "probe", "", Advice.Effect.NONE);
        return desk.propose(new Wish(advice, RunInFlight.LET_FINISH, Duration.ofMinutes(5), writes));
    }

    private Mitigation started() {
        Mitigation proposed = proposed();
        Mitigation now = desk.approve(proposed.plan().id(), new Consent("ada", "", true));
        assertInstanceOf(Stage.InForce.class, now.stage(), now::toString);
        return now;
    }

    private List<Write> after(Mitigation probe, int acknowledged) {
        ProbeReadings readings = probes.probe(probe.plan().id()).orElseThrow();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Tally.of(readings.from(0)).acknowledged() < acknowledged) {
            assertTrue(System.nanoTime() < deadline, () -> "writes: " + readings.from(0));
            LockSupport.parkNanos(1_000_000);
        }
        return readings.from(0);
    }

    @Test
    void acknowledgedRowsThatWereTakenAwayAreFoundMissingAndNoOthers() throws Exception {
        Mitigation probe = started();
        List<Write> writes = after(probe, 40);
        SortedSet<Long> keys = Tally.keys(writes, Fate.ACKNOWLEDGED);
        long first = keys.first();
        long last = keys.last();
        RealServer.run(
                "watchfloor_drill", "DELETE FROM watchfloor_drill.writes WHERE key IN (" + first + ", " + last + ")");
        SortedSet<Long> unknown = new TreeSet<>(Set.of(first + 1, 999_999L));
        var found = probes.find("pg", probe.plan().id(), new Keys(keys, unknown));
        assertEquals(Set.of(first, last), found.missing());
        assertEquals(Set.of(first + 1), found.kept());
        assertEquals(RealServer.address(), found.node());
        assertEquals(RealServer.address(), writes.getFirst().text());
    }

    @Test
    void itsTableGoesWithItsEnd() throws Exception {
        Mitigation probe = started();
        after(probe, 5);
        Mitigation undone = desk.undo(probe.plan().id(), "ada");
        assertInstanceOf(Stage.Undone.class, undone.stage());
        assertEquals(
                "0",
                RealServer.ask(
                        "watchfloor_drill", "SELECT count(*) FROM pg_namespace WHERE nspname = 'watchfloor_drill'"));
        assertTrue(probes.probe(probe.plan().id()).isEmpty());
        assertFalse(probes.newest().orElseThrow().from(0).isEmpty(), "what it wrote stays known");
    }

    @Test
    void aDatabaseThatIsNotMarkedIsNotWrittenTo() throws Exception {
        RealServer.run("postgres", "COMMENT ON DATABASE watchfloor_drill IS 'orders'");
        Mitigation refused = proposed();
        assertInstanceOf(Stage.Refused.class, refused.stage());
        assertTrue(refused.stage().toString().contains("not marked for drills"), refused::toString);
    }

    @Test
    void aMarkTakenAwayBetweenPlanAndActIsNoticed() throws Exception {
        Mitigation proposed = proposed();
        assertInstanceOf(Stage.Proposed.class, proposed.stage(), proposed::toString);
        RealServer.run("postgres", "COMMENT ON DATABASE watchfloor_drill IS NULL");
        Mitigation now = desk.approve(proposed.plan().id(), new Consent("ada", "", true));
        assertInstanceOf(Stage.Refused.class, now.stage());
        assertEquals(
                "0",
                RealServer.ask(
                        "watchfloor_drill", "SELECT count(*) FROM pg_namespace WHERE nspname = 'watchfloor_drill'"));
    }

    @Test
    void aWriteWhoseSessionIsEndedIsLookedUpAndTheProbeGoesOn() throws Exception {
        Mitigation probe = started();
        after(probe, 20);
        RealServer.run(
                "postgres",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'watchfloor_drill' AND pid <> pg_backend_pid()");
        int before = probes.probe(probe.plan().id()).orElseThrow().from(0).size();
        List<Write> writes = after(probe, before + 40);
        SortedSet<Long> unknown = Tally.keys(writes, Fate.UNKNOWN);
        assertFalse(unknown.isEmpty(), writes::toString);
        var found = probes.find("pg", probe.plan().id(), new Keys(Tally.keys(writes, Fate.ACKNOWLEDGED), unknown));
        assertEquals(Set.of(), found.missing());
    }

    @Test
    void theNodesAreSeenByTheirNamesInTheEstate() {
        Topology topology = probes.look("pg");
        assertEquals(RealServer.address(), topology.leader().orElseThrow().name());
        assertEquals(60, topology.care().connections().most());
        assertFalse(topology.control().proven());
    }
}
