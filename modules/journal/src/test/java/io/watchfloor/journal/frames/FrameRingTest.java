package io.watchfloor.journal.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Replication;
import io.watchfloor.signals.facts.ScheduledActions;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Statements;
import io.watchfloor.signals.facts.Waits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class FrameRingTest {
    private static final Instant BEGIN = Instant.parse("2026-11-28T02:51:00.123456789Z");
    private static final FrameRing.Bound ROOM = new FrameRing.Bound(64L << 20, Duration.ofHours(4));

    /// A tick as the ring is given it: plain values, nested records, lists, and facts of several kinds.
    public record Frame(
            Instant at, List<Fact> facts, @Nullable Duration span, List<Named> named, double figure) {}

    public record Named(String server, int pid, @Nullable Kind kind) {}

    public enum Kind {
        ONE,
        OTHER
    }

    @TempDir
    Path folder;

    private static Frame frame(Instant at, int sessions, Random random) {
        List<Session> list = new ArrayList<>();
        for (int pid = 1; pid <= sessions; pid++) {
            byte[] noise = new byte[20];
            random.nextBytes(noise);
            list.add(new Session(
                    pid,
                    new Session.Client("odoo_nord", "odoo", "odoo-7", pid % 2 == 0 ? null : "10.0.0.1"),
                    new Session.Times(BEGIN.minusSeconds(pid), at.minusMillis(3), null, at),
                    new Session.Activity(
                            "active", "Lock", "tuple", -7L - pid, HexFormat.of().formatHex(noise)),
                    "client backend",
                    pid == 3 ? 2 : null));
        }
        List<Fact> facts = List.of(
                new Sessions(at, "pg", at.minusNanos(1), list),
                new Waits(
                        at,
                        "pg",
                        at,
                        List.of(new Waits.Wait(
                                1, List.of(2, 0), null, new Waits.Lock("tuple", "Share", null, "move", "(3,7)")))),
                new Replication(at, "pg/pg-1", true, List.of(new Replication.Standby("pg-2", "streaming", 1L << 40))),
                new Statements(
                        at,
                        "pg",
                        Duration.ofSeconds(10),
                        List.of(new Statements.Statement("odoo_nord", 4L, "SELECT $1", 3, Duration.ofNanos(1_500)))),
                new ScheduledActions(at, "nord", List.of(new ScheduledActions.Running(42, "Reconcile", 7))),
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
        return new Frame(
                at, facts, sessions == 1 ? null : Duration.ofMillis(-5), List.of(new Named("pg", 1, Kind.OTHER)), -0.1);
    }

    private FrameRing<Frame> open(FrameRing.Bound bound) throws IOException {
        return FrameRing.open(folder, bound, Frame.class);
    }

    @Test
    void whatIsReadBackIsWhatWasKept() throws IOException {
        Random random = new Random(1);
        List<Frame> kept = new ArrayList<>();
        try (FrameRing<Frame> ring = open(ROOM)) {
            for (int second = 0; second < 100; second++) {
                Frame frame = frame(BEGIN.plusSeconds(second), 1 + second % 5, random);
                kept.add(frame);
                ring.keep(frame.at(), frame);
            }
            for (Frame frame : kept) {
                assertEquals(Optional.of(frame), ring.at(frame.at()));
            }
            assertEquals(Optional.of(BEGIN), ring.first());
            assertEquals(Optional.of(BEGIN.plusSeconds(99)), ring.last());
        }
    }

    @Test
    void betweenTwoFramesTheEarlierOneIsGivenAndBeforeTheFirstNone() throws IOException {
        Random random = new Random(2);
        try (FrameRing<Frame> ring = open(ROOM)) {
            Frame first = frame(BEGIN, 1, random);
            Frame second = frame(BEGIN.plusSeconds(60), 1, random);
            ring.keep(first.at(), first);
            ring.keep(second.at(), second);
            ring.keep(first.at().plusSeconds(1), frame(BEGIN.plusSeconds(1), 1, random));
            assertEquals(Optional.empty(), ring.at(BEGIN.minusNanos(1)));
            assertEquals(Optional.of(first), ring.at(BEGIN.plusSeconds(59)));
            assertEquals(Optional.of(second), ring.at(BEGIN.plusSeconds(3600)));
        }
    }

    @Test
    void theOldestMakeRoomAndTheRestStaysReadableRoundAfterRound() throws IOException {
        Random random = new Random(3);
        FrameRing.Bound tight = new FrameRing.Bound(300_000, Duration.ofHours(4));
        try (FrameRing<Frame> ring = open(tight)) {
            List<Frame> kept = new ArrayList<>();
            for (int second = 0; second < 900; second++) {
                Frame frame = frame(BEGIN.plusSeconds(second), 10 + second % 90, random);
                kept.add(frame);
                ring.keep(frame.at(), frame);
                assertTrue(ring.bytes() <= tight.bytes());
            }
            Instant first = ring.first().orElseThrow();
            assertTrue(first.isAfter(BEGIN.plusSeconds(400)), first.toString());
            for (Frame frame : kept) {
                if (!frame.at().isBefore(first)) {
                    assertEquals(Optional.of(frame), ring.at(frame.at()));
                }
            }
        }
    }

    @Test
    void whatIsTooOldIsForgotten() throws IOException {
        Random random = new Random(4);
        try (FrameRing<Frame> ring = open(new FrameRing.Bound(64L << 20, Duration.ofMinutes(2)))) {
            for (int second = 0; second < 600; second++) {
                ring.keep(BEGIN.plusSeconds(second), frame(BEGIN.plusSeconds(second), 1, random));
            }
            Instant first = ring.first().orElseThrow();
            assertTrue(first.isAfter(BEGIN.plusSeconds(600 - 120 - 60)), first.toString());
        }
    }

    @Test
    void nothingStaysBehind() throws IOException {
        try (FrameRing<Frame> ring = open(ROOM)) {
            ring.keep(BEGIN, frame(BEGIN, 1, new Random(5)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    public record Odd(Thread thread) {}

    @Test
    void whatCannotBeKeptIsRefusedAtOnce() throws IOException {
        try (FrameRing<Odd> ring = FrameRing.open(folder, ROOM, Odd.class)) {
            assertThrows(IllegalArgumentException.class, () -> ring.keep(BEGIN, new Odd(Thread.currentThread())));
        }
    }
}
