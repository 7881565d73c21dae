package io.watchfloor.app.bench;

import io.watchfloor.app.lab.LabProcess;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.Registration;
import io.watchfloor.mitigation.drill.Census;
import io.watchfloor.mitigation.drill.DrillKind;
import io.watchfloor.mitigation.drill.DrillResult;
import io.watchfloor.mitigation.drill.DrillState;
import io.watchfloor.mitigation.drill.DrillState.Phase;
import io.watchfloor.mitigation.drill.Drills;
import io.watchfloor.signals.estate.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Holds drills on the lab's pair while its workload runs: ten switchovers, then three failovers.
final class DrillBench {
    private static final int SWITCHOVERS = 10;
    private static final int FAILOVERS = 3;
    private static final double SWITCHOVER_LIMIT = 2;
    private static final double FAILOVER_LIMIT = 30;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Consumer<Figure> figures;

    DrillBench(Consumer<Figure> figures) {
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        try (LabProcess lab = LabProcess.start("steady", 1)) {
            Estate estate = lab.readEstate();
            try (Watch watch = new Watch(estate, lab.state(), Clock.systemUTC(), true)) {
                watch.start(tick -> {});
                TimeUnit.MILLISECONDS.sleep(WARM_UP.toMillis());
                report("drill.switchover", held(watch.drills(), DrillKind.SWITCHOVER, SWITCHOVERS), SWITCHOVER_LIMIT);
                List<DrillResult> failovers = held(watch.drills(), DrillKind.FAILOVER, FAILOVERS);
                report("drill.failover", failovers, FAILOVER_LIMIT);
            }
        }
    }

    private List<DrillResult> held(Drills drills, DrillKind kind, int times) throws InterruptedException {
        List<DrillResult> results = new ArrayList<>();
        Semaphore changed = new Semaphore(0);
        Registration listening = drills.onChange(changed::release);
        for (int time = 0; time < times; time++) {
            results.add(once(drills, kind, changed));
        }
        listening.close();
        results.forEach(result ->
                System.err.println(result.occasion().id() + " " + result.verdict() + ": " + result.text() + " "
                        + result.measured().steps() + " " + result.measured().tally()));
        long missing = results.stream()
                .filter(result -> !Files.exists(drills.report(result.occasion().id())))
                .count();
        figures.accept(new Figure("drill." + kind.slug() + ".reports.missing", missing, "reports", 0));
        return results;
    }

    private static DrillResult once(Drills drills, DrillKind kind, Semaphore changed) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        DrillState prepared = drills.prepare(kind, drills.servers().getFirst());
        // What an earlier drill left unquiet is waited for, as an operator would.
        while (prepared.phase() instanceof Phase.Checked checked && !checked.go() && System.nanoTime() < deadline) {
            TimeUnit.SECONDS.sleep(2);
            prepared = drills.prepare(kind, drills.servers().getFirst());
        }
        var _ = drills.start(new Consent("bench", "", true));
        while (true) {
            if (drills.current().orElseThrow().phase() instanceof Phase.Ended ended) {
                return ended.result();
            }
            if (!changed.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("a drill did not end: " + drills.current());
            }
        }
    }

    private void report(String name, List<DrillResult> results, double limit) {
        double[] outages = results.stream()
                .map(result -> result.measured().outage())
                .mapToDouble(outage -> outage == null ? Double.POSITIVE_INFINITY : outage.toMillis() / 1000.0)
                .sorted()
                .toArray();
        double median = outages[outages.length / 2];
        figures.accept(new Figure(name + ".rto.median", Double.isInfinite(median) ? Double.NaN : median, "s", limit));
        figures.accept(new Figure(
                name + ".rto.longest",
                Double.isInfinite(outages[outages.length - 1]) ? Double.NaN : outages[outages.length - 1],
                "s",
                FAILOVER_LIMIT));
        long uncounted = results.stream()
                .filter(result -> result.measured().census() == null)
                .count();
        figures.accept(new Figure(name + ".uncounted", uncounted, "drills", 0));
        long lost = results.stream()
                .map(result -> result.measured().census())
                .mapToLong(DrillBench::lost)
                .sum();
        long acknowledged = results.stream()
                .mapToLong(result -> result.measured().tally().acknowledged())
                .sum();
        // The lab's standby is asynchronous: what a failover loses is counted and told, not promised.
        figures.accept(
                new Figure(name + ".lost", lost, "of " + acknowledged, name.endsWith("switchover") ? 0 : acknowledged));
    }

    private static long lost(@org.jspecify.annotations.Nullable Census census) {
        return census == null ? 0 : census.lost();
    }
}
