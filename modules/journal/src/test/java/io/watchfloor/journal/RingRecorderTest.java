package io.watchfloor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Sample;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalStore;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Replication;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Statements;
import io.watchfloor.signals.facts.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RingRecorderTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T02:51:00Z");
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final RingRecorder.Bound SMALL = new RingRecorder.Bound(256 * 1024, Duration.ofHours(1));

    @TempDir
    Path folder;

    /// A snapshot whose statement text cannot be compressed away.
    private static Snapshot snapshot(Instant at, int noise) {
        byte[] bytes = new byte[noise];
        new Random(at.getEpochSecond()).nextBytes(bytes);
        Session session = new Session(
                48213,
                new Session.Client("odoo_nord", "odoo", "odoo-7", null),
                new Session.Times(at.minusSeconds(90), at.minusSeconds(3), null, at),
                new Session.Activity(
                        "active", "Lock", "transactionid", -7L, HexFormat.of().formatHex(bytes)),
                "client backend",
                null);
        List<Fact> facts = List.of(
                new Sessions(at, "pg", at.minusMillis(4), List.of(session)),
                new Waits(
                        at,
                        "pg",
                        at,
                        List.of(new Waits.Wait(
                                48377,
                                List.of(48213, 0),
                                null,
                                new Waits.Lock("transactionid", "Share", "Exclusive", "account_move", "(3,7)")))),
                new Replication(at, "pg/pg-1", true, List.of(new Replication.Standby("pg-2", "streaming", 16384))),
                new Statements(
                        at, "pg", TICK, List.of(new Statements.Statement("odoo_nord", 4L, "SELECT $1", 3, TICK))),
                new Objects(
                        at,
                        "lab",
                        List.of(),
                        List.of(),
                        List.of(new Objects.CronJob(
                                new Objects.Identity("nord", "recon", "7c1f", "12", Map.of("argocd", "odoo-nord")),
                                "*/5 * * * *",
                                false,
                                null,
                                List.of("recon-1"))),
                        List.of()));
        Sample sample = new Sample(
                SignalKey.workflow("workflow_latency_p95", "nord", "order-capture"),
                0.123456789,
                Unit.SECONDS,
                at,
                TICK,
                "traefik",
                null);
        Source source = new Source("traefik", Layer.INGRESS, TICK);
        SignalStore store = new SignalStore();
        store.expect(new Source("redis", Layer.REDIS, TICK));
        store.accept(new Reading.Read(source, at, List.of(sample), facts, Reading.Cost.NONE));
        return store.snapshot(at, TICK);
    }

    private RingRecorder open(RingRecorder.Bound bound) throws IOException {
        return RingRecorder.open(folder.resolve("recording"), bound);
    }

    /// Offers one after the other, so that none is dropped.
    private void record(RingRecorder.Bound bound, Instant from, int count, Duration apart, int noise)
            throws IOException {
        for (int begin = 0; begin < count; begin += 16) {
            try (RingRecorder recorder = open(bound)) {
                for (int each = begin; each < Math.min(count, begin + 16); each++) {
                    recorder.record(snapshot(from.plus(apart.multipliedBy(each)), noise));
                }
            }
        }
    }

    private List<Snapshot> read() throws IOException {
        return Recording.read(folder.resolve("recording"));
    }

    private long size() throws IOException {
        long size = 0;
        for (Path segment : Ring.segments(folder.resolve("recording"))) {
            size += Files.size(segment);
        }
        return size;
    }

    @Test
    void whatIsReadBackIsWhatWasJudged() throws IOException {
        record(SMALL, BEGIN, 3, TICK, 16);
        List<Snapshot> expected = new ArrayList<>();
        for (int each = 0; each < 3; each++) {
            expected.add(snapshot(BEGIN.plusSeconds(each), 16));
        }
        assertEquals(
                expected.stream().map(RingRecorderTest::comparable).toList(),
                read().stream().map(RingRecorderTest::comparable).toList());
    }

    // A store hands out its facts in no particular order.
    private static List<Object> comparable(Snapshot snapshot) {
        return List.of(
                snapshot.at(),
                snapshot.tick(),
                snapshot.samples(),
                java.util.Set.copyOf(snapshot.facts()),
                snapshot.sources());
    }

    @Test
    void theBoundInBytesHoldsAndTheNewestIsKept() throws IOException {
        record(SMALL, BEGIN, 200, TICK, 4096);
        assertTrue(size() <= SMALL.bytes(), size() + " bytes");
        assertTrue(size() >= SMALL.bytes() * 3 / 4, size() + " bytes");
        List<Snapshot> kept = read();
        assertEquals(BEGIN.plusSeconds(199), kept.getLast().at());
        assertTrue(kept.getFirst().at().isAfter(BEGIN));
    }

    @Test
    void theBoundInTimeHolds() throws IOException {
        record(SMALL, BEGIN, 150, Duration.ofMinutes(1), 16);
        Instant last = BEGIN.plus(Duration.ofMinutes(149));
        List<Snapshot> kept = read();
        assertEquals(last, kept.getLast().at());
        Duration span = Duration.between(kept.getFirst().at(), last);
        assertTrue(span.compareTo(Duration.ofMinutes(64)) <= 0, span.toString());
        assertTrue(span.compareTo(Duration.ofMinutes(55)) >= 0, span.toString());
    }

    @Test
    void aSegmentCutByACrashIsReadAsFarAsItGoes() throws IOException {
        record(SMALL, BEGIN, 5, TICK, 512);
        Path segment = Ring.segments(folder.resolve("recording")).getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - 700));
        List<Snapshot> kept = read();
        assertFalse(kept.isEmpty());
        assertEquals(BEGIN, kept.getFirst().at());
        record(SMALL, BEGIN.plusSeconds(60), 1, TICK, 16);
        assertEquals(BEGIN.plusSeconds(60), read().getLast().at());
    }

    @Test
    void onlyTheOwnerMayReadASegment() throws IOException {
        record(SMALL, BEGIN, 1, TICK, 16);
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path segment = Ring.segments(folder.resolve("recording")).getFirst();
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(segment));
    }

    @Test
    void twoConsolesDoNotShareARing() throws IOException {
        try (RingRecorder first = open(SMALL)) {
            first.record(snapshot(BEGIN, 16));
            assertThrows(IOException.class, () -> open(SMALL));
        }
        open(SMALL).close();
    }

    @Test
    void whatIsOfferedIsKeptOrCountedAsLost() throws IOException {
        RingRecorder recorder = open(SMALL);
        for (int each = 0; each < 200; each++) {
            recorder.record(snapshot(BEGIN.plusSeconds(each), 16));
        }
        recorder.close();
        assertEquals(200, read().size() + recorder.lost());
    }
}
