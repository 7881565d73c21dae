package io.watchfloor.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.app.headless.HeadlessRun;
import io.watchfloor.app.headless.Remedy;
import io.watchfloor.app.lab.LabClient;
import io.watchfloor.app.lab.LabProcess;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// The first floor's promises, measured on the lab: a verdict soon after the first blocked second, recovery after the
/// recommended act, no finding where nothing is wrong, and what the watching costs.
final class FloorBench {
    private static final int WARM_UP_TICKS = 15;
    private static final double COST_LIMIT = 5;
    private static final double VERDICT_LIMIT = 10;
    private static final double RECOVERY_LIMIT = 20;

    private final long seeds;
    private final Duration calm;
    private final Consumer<Figure> figures;

    FloorBench(long seeds, Duration calm, Consumer<Figure> figures) {
        this.seeds = seeds;
        this.calm = calm;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        for (long seed = 1; seed <= seeds; seed++) {
            withoutFinding("steady", seed);
            withoutFinding("healthy-surge", seed);
            promotion(seed);
        }
    }

    private void withoutFinding(String scenario, long seed) throws IOException, InterruptedException {
        List<Judgement> judgements = new ArrayList<>();
        try (LabProcess lab = LabProcess.start(scenario, seed)) {
            Estate estate = lab.readEstate();
            try (Watch watch = new Watch(estate, lab.state(), Clock.systemUTC(), false)) {
                new HeadlessRun(watch, silent(), tick -> judgements.add(tick.judgement())).run(scenario, calm, null);
            }
        }
        long findings = judgements.stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.Finding)
                .count();
        figures.accept(new Figure(scenario + ".findings.seed" + seed, findings, "ticks", 0));
        if (scenario.equals("steady")) {
            var warm = judgements.stream()
                    .skip(WARM_UP_TICKS)
                    .map(Judgement::watching)
                    .toList();
            double cost = warm.stream()
                    .mapToDouble(Judgement.Watching::databaseMillis)
                    .filter(millis -> millis >= 0)
                    .average()
                    .orElse(Double.NaN);
            figures.accept(new Figure("steady.cost.seed" + seed, cost, "ms/s", COST_LIMIT));
            int connections = warm.stream()
                    .mapToInt(Judgement.Watching::connections)
                    .max()
                    .orElse(Integer.MAX_VALUE);
            figures.accept(new Figure("steady.connections.seed" + seed, connections, "connections", CONNECTION_LIMIT));
        }
    }

    /// Two for cluster views of the lab's one server, and one for each of its three tenants' databases.
    private static final int CONNECTION_LIMIT = 5;

    private void promotion(long seed) throws IOException, InterruptedException {
        try (LabProcess lab = LabProcess.start("weekend-promotion", seed)) {
            Estate estate = lab.readEstate();
            try (Watch watch = new Watch(estate, lab.state(), Clock.systemUTC(), true);
                    LabClient client = new LabClient(
                            Objects.requireNonNull(estate.systems().lab()))) {
                ObjectNode summary = new HeadlessRun(watch, silent())
                        .run("weekend-promotion", Duration.ofSeconds(100), new Remedy(watch.desk(), client));
                String cause = summary.path("cause").asText();
                double soon = cause.contains("payment-reconciliation")
                        ? summary.path("secondsToVerdict").asDouble(Double.NaN)
                        : Double.NaN;
                figures.accept(new Figure("promotion.secondsToVerdict.seed" + seed, soon, "s", VERDICT_LIMIT));
                double recovery = summary.path("recovery").path("seconds").asDouble(Double.NaN);
                figures.accept(new Figure("promotion.recovery.seed" + seed, recovery, "s", RECOVERY_LIMIT));
            }
        }
    }

    private static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8);
    }
}
