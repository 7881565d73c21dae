package io.watchfloor.app.bench;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.activity.ActivityHistory;
import io.watchfloor.diagnosis.activity.Kept;
import io.watchfloor.diagnosis.activity.Past;
import io.watchfloor.diagnosis.locks.WaitGraph;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.locks.WaitTrees;
import io.watchfloor.journal.frames.FrameRing;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/// What the last four hours take in memory and on disk, and how long a look back takes, on made-up sessions of
/// which a tenth change their statement and a third their waiting from second to second.
final class HistoryBench {
    private static final Instant START = Instant.parse("2026-11-28T00:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int FOUR_HOURS = 4 * 3600;
    private static final int ONE_HOUR = 3600;
    private static final int LOOKS = 300;
    private static final FrameRing.Bound KEPT = new FrameRing.Bound(1L << 30, ActivityHistory.KEPT);
    private static final double MEGA = 1 << 20;

    private final LocksBench.Options options;
    private final Consumer<Figure> figures;

    HistoryBench(LocksBench.Options options, Consumer<Figure> figures) {
        this.options = options;
        this.figures = figures;
    }

    /// All parts, or those that were asked for: `ticks`, `sessions`, `statements`.
    void run() throws IOException, InterruptedException {
        if (options.has("ticks")) {
            measure(200, FOUR_HOURS);
            measure(5_000, ONE_HOUR);
        }
        if (options.has("sessions")) {
            memory(5_000, FOUR_HOURS);
        }
        if (options.has("statements")) {
            new StatementsCost(figures).run(options.postgres());
        }
    }

    private void measure(int sessions, int seconds) throws IOException {
        Path folder = Files.createTempDirectory("watchfloor-bench");
        try (FrameRing<Kept> ring = FrameRing.open(folder, KEPT, Kept.class)) {
            ActivityHistory history = new ActivityHistory();
            Made made = new Made(sessions);
            double[] keeping = new double[seconds];
            for (int second = 0; second < seconds; second++) {
                Ticked tick = tick(made, second);
                history.add(tick.snapshot(), tick.judgement());
                long begun = System.nanoTime();
                ring.keep(
                        tick.snapshot().at(),
                        Kept.of(tick.snapshot(), tick.judgement().waitTrees()));
                keeping[second] = (System.nanoTime() - begun) / 1e6;
            }
            String name = "history." + sessions + "sessions." + seconds / 3600 + "h.";
            figures.accept(new Figure(name + "memory", history.bytes() / MEGA, "MB", 48));
            figures.accept(new Figure(name + "disk", ring.bytes() / MEGA, "MB", 1024));
            figures.accept(new Figure(name + "keep.p95", p95(keeping), "ms", 100));
            figures.accept(new Figure(name + "at.p95", p95(looks(new Past(frames(ring), history), seconds)), "ms", 50));
            tops(name, history, seconds);
        } finally {
            Files.delete(folder);
        }
    }

    private static double[] looks(Past past, int seconds) {
        Random random = new Random(7);
        double[] millis = new double[LOOKS];
        for (int look = 0; look < LOOKS; look++) {
            Instant instant = START.plusSeconds(random.nextInt(seconds));
            long begun = System.nanoTime();
            boolean found = past.at(instant).isPresent();
            millis[look] = found ? (System.nanoTime() - begun) / 1e6 : Double.NaN;
        }
        return millis;
    }

    private void tops(String name, ActivityHistory history, int seconds) {
        Instant end = START.plusSeconds(seconds);
        double[] brush = new double[50];
        for (int each = 0; each < brush.length; each++) {
            long begun = System.nanoTime();
            history.tops("pg", end.minusSeconds(900), end, 6);
            history.series("pg", end.minusSeconds(900), end, Duration.ofSeconds(2));
            brush[each] = (System.nanoTime() - begun) / 1e6;
        }
        figures.accept(new Figure(name + "tops15min.p95", p95(brush), "ms", 50));
        long begun = System.nanoTime();
        history.tops("pg", START, end, 6);
        figures.accept(new Figure(name + "topsAll", (System.nanoTime() - begun) / 1e6, "ms", 1000));
    }

    private void memory(int sessions, int seconds) {
        ActivityHistory history = new ActivityHistory();
        Made made = new Made(sessions);
        Ticked[] ticks = new Ticked[20];
        for (int second = 0; second < ticks.length; second++) {
            ticks[second] = tick(made, second);
        }
        for (int second = 0; second < seconds; second++) {
            Ticked tick = ticks[second % ticks.length];
            Sessions sampled = tick.snapshot().facts(Sessions.class).getFirst();
            Instant at = START.plusSeconds(second);
            history.add(
                    new Snapshot(at, TICK, Map.of(), List.of(new Sessions(at, "pg", at, sampled.sessions())), Map.of()),
                    tick.judgement());
        }
        figures.accept(new Figure(
                "history." + sessions + "sessions." + seconds / 3600 + "h.memory", history.bytes() / MEGA, "MB", 48));
    }

    private record Ticked(Snapshot snapshot, Judgement judgement) {}

    private static Ticked tick(Made made, int second) {
        Instant at = START.plusSeconds(second);
        Sessions sessions = made.sessions(at);
        Waits waits = made.waits(at);
        Map<Integer, Who> who = new HashMap<>();
        sessions.sessions().forEach(session -> who.put(session.pid(), made.who(session.pid())));
        WaitTree tree = new WaitTrees(
                        WaitGraph.of(waits, sessions),
                        session -> session == null ? Who.NOBODY : made.who(session.pid()))
                .tree(waits)
                .naming(who);
        return new Ticked(
                new Snapshot(at, TICK, Map.of(), List.of(sessions, waits), Map.of()),
                new Judgement(
                        at,
                        new Verdict.Unknown(List.of()),
                        new Judgement.Board(List.of(), List.of()),
                        List.of(tree),
                        new Judgement.Watching(List.of(), -1, 0)));
    }

    private static Past.Frames frames(FrameRing<Kept> ring) {
        return new Past.Frames() {
            @Override
            public Optional<Kept> at(Instant instant) {
                return read(ring, instant);
            }

            @Override
            public Optional<Instant> first() {
                return ring.first();
            }

            @Override
            public Optional<Instant> last() {
                return ring.last();
            }
        };
    }

    private static Optional<Kept> read(FrameRing<Kept> ring, Instant instant) {
        try {
            return ring.at(instant);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double p95(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }
}
