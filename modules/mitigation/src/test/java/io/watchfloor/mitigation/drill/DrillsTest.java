package io.watchfloor.mitigation.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.drill.DrillResult.Verdict;
import io.watchfloor.mitigation.drill.DrillState.Phase;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrillsTest {
    private static final Instant NOW = Instant.parse("2026-12-06T03:00:00Z");
    private static final InstantSource CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Consent CONSENT = new Consent("ada", "", true);

    @TempDir
    private Path folder;

    private final FakeGround ground = new FakeGround();
    private final Semaphore changed = new Semaphore(0);
    private final List<Entry> entries = new ArrayList<>();
    private final MitigationDesk desk =
            new MitigationDesk(new MitigationDesk.Parts(estate(), journal(), List.of(ground), CLOCK));

    @AfterEach
    void close() {
        desk.close();
    }

    private static Estate estate() {
        PostgresServer pg = new PostgresServer(
                "pg",
                List.of(FakeGround.OLD, FakeGround.NEW),
                "disable",
                "postgres",
                new Logins(new Login("watch", null), new Login("operator", null)));
        return new Estate(
                new Identity("lab", "Lab", Identity.Environment.DEVELOPMENT, ZoneOffset.UTC, true),
                new Systems(List.of(pg), null, null, null, null),
                List.of(),
                List.of());
    }

    private Journal journal() {
        return new Journal() {
            @Override
            public void append(Entry entry) {
                synchronized (entries) {
                    entries.add(entry);
                }
            }

            @Override
            public List<Entry> entries() {
                synchronized (entries) {
                    return List.copyOf(entries);
                }
            }

            @Override
            public void close() {}
        };
    }

    private Drills drills() {
        Drills drills = new Drills(
                new Drills.Parts(estate(), desk, journal(), List.of(ground), CLOCK),
                new Drills.Setting(DrillLimits.USUAL, folder));
        drills.onChange(changed::release);
        return drills;
    }

    private DrillResult held(Drills drills, DrillKind kind) throws InterruptedException {
        assertEquals(new Phase.Checked(true), drills.prepare(kind, "pg").phase());
        drills.start(CONSENT);
        return ended(drills);
    }

    private DrillResult ended(Drills drills) throws InterruptedException {
        while (true) {
            if (drills.current().orElseThrow().phase() instanceof Phase.Ended ended) {
                return ended.result();
            }
            assertTrue(changed.tryAcquire(30, TimeUnit.SECONDS), "the drill goes on");
        }
    }

    @Test
    void theOutageRunsFromTheLastAcknowledgedWriteToTheNextWhateverTheStepsSay() throws Exception {
        Drills drills = drills();
        DrillResult result = held(drills, DrillKind.SWITCHOVER);
        assertEquals(Verdict.MET, result.verdict(), result.text());
        assertEquals(Duration.ofMillis(600), result.measured().outage());
        assertEquals(1, result.measured().tally().unknown());
        assertEquals(4, result.measured().tally().failed());
        Census census = assertNotNullAnd(result.measured().census());
        assertEquals(0, census.lost());
        assertEquals(result.measured().tally().acknowledged(), census.asked());
        String report = Files.readString(drills.report(result.occasion().id()));
        assertTrue(report.contains("A switchover proves no failover"), report);
        assertTrue(report.contains("0.60 s"), report);
        assertEquals(List.of("DO probe-writes", "DO switchover", "UNDO probe-writes"), ground.done);
        List<String> steps = journal().entries().stream().map(Entry::step).toList();
        assertTrue(
                steps.containsAll(List.of(DrillBook.CHECKED, DrillBook.BEGUN, DrillBook.STEP, DrillBook.ENDED)),
                steps::toString);
    }

    private static Census assertNotNullAnd(Census census) {
        assertNotNull(census);
        return census;
    }

    @Test
    void acknowledgedWritesThatAreGoneAreCountedByTheirKeysAndMissTheTarget() throws Exception {
        ground.missing.addAll(List.of(11L, 12L, 100_000L));
        DrillResult result = held(drills(), DrillKind.FAILOVER);
        assertEquals(Verdict.MISSED, result.verdict());
        assertEquals(
                List.of(11L, 12L), assertNotNullAnd(result.measured().census()).missing());
        assertTrue(result.text().contains("2 acknowledged writes are gone"), result.text());
    }

    @Test
    void whatCouldNotBeCountedIsNotProven() throws Exception {
        ground.silentCount = true;
        ground.jump = 10;
        DrillResult result = held(drills(), DrillKind.FAILOVER);
        assertEquals(Verdict.NOT_PROVEN, result.verdict());
        assertNull(result.measured().census());
    }

    @Test
    void aStandbyThatIsBehindIsNoGoWithItsNumberAndNothingIsDone() throws Exception {
        ground.lag = 64L << 20;
        Drills drills = drills();
        DrillState state = drills.prepare(DrillKind.SWITCHOVER, "pg");
        assertEquals(new Phase.Checked(false), state.phase());
        assertThrows(IllegalStateException.class, () -> drills.start(CONSENT));
        assertEquals(List.of(), ground.done);
        DrillResult kept = drills.history().getFirst();
        assertEquals(Verdict.NO_GO, kept.verdict());
        assertTrue(kept.text().contains("64 MiB"), kept.text());
        assertEquals(drills.history(), drills().history(), "read back from the journal");
    }

    @Test
    void aStandbyThatFallsBehindWhileTheProbeStartsEndsTheDrillBeforeTheAct() throws Exception {
        Drills drills = drills();
        drills.prepare(DrillKind.SWITCHOVER, "pg");
        ground.lag = 64L << 20;
        drills.start(CONSENT);
        assertEquals(Verdict.NO_GO, ended(drills).verdict());
        assertFalse(ground.done.contains("DO switchover"), ground.done::toString);
        assertTrue(ground.done.contains("UNDO probe-writes"), ground.done::toString);
    }

    @Test
    void twoNodesThatAcceptWritesEndTheDrill() throws Exception {
        ground.split = true;
        ground.out = 1_000;
        DrillResult result = held(drills(), DrillKind.FAILOVER);
        assertEquals(Verdict.ABORTED, result.verdict());
        assertTrue(result.text().contains("two nodes accept writes"), result.text());
    }

    @Test
    void anAbortEndsTheDrillAndItsProbeAndSaysByWhom() throws Exception {
        Drills drills = drills();
        ground.out = 1_000;
        drills.prepare(DrillKind.FAILOVER, "pg");
        drills.start(CONSENT);
        drills.abort("grace");
        DrillResult result = ended(drills);
        assertEquals(Verdict.ABORTED, result.verdict());
        assertTrue(result.text().contains("grace"), result.text());
    }

    @Test
    void aDrillThatItsConsoleDidNotSurviveIsAborted() throws IOException {
        entries.add(new Entry(
                NOW.minusSeconds(60),
                "drill-1",
                DrillBook.BEGUN,
                "declared:ada",
                Map.of("kind", "failover", "server", "pg", "leader", FakeGround.OLD, "operator", "ada")));
        assertEquals(Verdict.ABORTED, drills().history().getFirst().verdict());
        assertEquals(1, drills().history().size(), "told once");
    }
}
