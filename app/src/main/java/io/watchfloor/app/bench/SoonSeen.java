package io.watchfloor.app.bench;

import io.watchfloor.app.contention.OwnServer;
import io.watchfloor.app.contention.Trials;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.diagnosis.locks.WaitTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// From the moment a lock wait begins to the judgement that shows it, over many waits that begin at any moment.
final class SoonSeen {
    private static final int TRIALS = 120;
    private static final double LIMIT = 1.5;

    private final Consumer<Figure> figures;

    SoonSeen(Consumer<Figure> figures) {
        this.figures = figures;
    }

    void run(OwnServer server) throws SQLException, IOException, InterruptedException {
        Path state = Files.createTempDirectory("watchfloor-bench-state-");
        Map<Integer, Instant> seen = new ConcurrentHashMap<>();
        try (Watch watch = new Watch(server.target().estate(), state, Clock.systemUTC(), false);
                Trials trials = new Trials(server.target())) {
            watch.start(tick -> {
                Instant now = Instant.now();
                for (WaitTree tree : tick.judgement().waitTrees()) {
                    tree.edges().keySet().forEach(pid -> seen.putIfAbsent(pid, now));
                }
            });
            Map<Integer, Instant> begun = trials.run(TRIALS);
            double[] seconds = begun.entrySet().stream()
                    .mapToDouble(entry -> {
                        Instant when = seen.get(entry.getKey());
                        return when == null
                                ? Double.MAX_VALUE
                                : Duration.between(entry.getValue(), when).toNanos() / 1e9;
                    })
                    .sorted()
                    .toArray();
            figures.accept(new Figure(
                    "locks.soon.p95-of-" + seconds.length,
                    seconds.length < TRIALS ? Double.NaN : seconds[(int) Math.ceil(seconds.length * 0.95) - 1],
                    "s",
                    LIMIT));
        } finally {
            try (Stream<Path> files = Files.walk(state)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
