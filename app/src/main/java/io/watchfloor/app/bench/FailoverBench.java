package io.watchfloor.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchfloor.app.lab.LabClient;
import io.watchfloor.app.lab.LabProcess;
import io.watchfloor.app.watch.Watch;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.LayerStatus;
import io.watchfloor.diagnosis.Reach;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.presentation.Tick;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Measure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Kills the primary and measures for how long PostgreSQL's tile and those of the workflows measured only by its SQL
/// still look well on values from before, and how long until everything is well again without a restart of the console.
final class FailoverBench {
    /// Two intervals and a tick of a one-second source.
    private static final double DOUBT_LIMIT = 3;

    private static final double RECOVERY_LIMIT = 60;
    /// What became well counts only if it stays so for longer than the window over which latencies are measured.
    private static final Duration STAYS_WELL = Duration.ofSeconds(15);

    private static final Duration WARM_UP = Duration.ofSeconds(25);

    private final long seeds;
    private final Consumer<Figure> figures;

    FailoverBench(long seeds, Consumer<Figure> figures) {
        this.seeds = seeds;
        this.figures = figures;
    }

    void run() throws IOException, InterruptedException {
        for (long seed = 1; seed <= seeds; seed++) {
            once(seed);
        }
    }

    private void once(long seed) throws IOException, InterruptedException {
        LinkedBlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();
        try (LabProcess lab = LabProcess.start("steady", seed)) {
            Estate estate = lab.readEstate();
            try (Watch watch = new Watch(estate, lab.state(), Clock.systemUTC(), false);
                    LabClient client = new LabClient(
                            Objects.requireNonNull(estate.systems().lab()))) {
                watch.start(ticks::add);
                Instant warm = Instant.now().plus(WARM_UP);
                Judgement last = next(ticks);
                while (last.at().isBefore(warm)) {
                    last = next(ticks);
                }
                List<Layer> before = healthyLayers(last);
                ProcessHandle primary = primary(client.state());
                Instant killed = Instant.now();
                primary.destroyForcibly();
                double doubt = 0;
                double recovery = Double.NaN;
                Instant end = killed.plusSeconds(90);
                while (last.at().isBefore(end)) {
                    last = next(ticks);
                    double since = Duration.between(killed, last.at()).toMillis() / 1000.0;
                    if (since >= 0 && trusting(last, estate, killed)) {
                        doubt = since;
                        recovery = Double.NaN;
                    } else if (!allWell(last, before)) {
                        recovery = Double.NaN;
                    } else if (since >= 0 && Double.isNaN(recovery)) {
                        recovery = since;
                        end = last.at().plus(STAYS_WELL);
                    }
                    if (Double.isNaN(recovery)) {
                        end = killed.plusSeconds(90);
                    }
                }
                figures.accept(new Figure("failover.doubt.seed" + seed, doubt, "s", DOUBT_LIMIT));
                figures.accept(new Figure("failover.recovery.seed" + seed, recovery, "s", RECOVERY_LIMIT));
            }
        }
    }

    private static ProcessHandle primary(JsonNode state) throws IOException {
        for (JsonNode node : state.path("nodes")) {
            if (node.path("role").asText().equals("primary")) {
                return ProcessHandle.of(node.path("pid").asLong())
                        .orElseThrow(() -> new IOException("the primary has gone"));
            }
        }
        throw new IOException("the lab names no primary");
    }

    private static Judgement next(LinkedBlockingQueue<Tick> ticks) throws InterruptedException, IOException {
        Tick tick = ticks.poll(10, TimeUnit.SECONDS);
        if (tick == null) {
            throw new IOException("no tick for 10 s");
        }
        return tick.judgement();
    }

    /// Whether a tile that rests on the server alone, its layer or a workflow without a router, is healthy or idle on a
    /// value from before the kill. What the ingress measures stays fresh however the database fares.
    private static boolean trusting(Judgement judgement, Estate estate, Instant killed) {
        Set<String> bySql = estate.workflows().stream()
                .filter(workflow -> workflow.measures().stream().noneMatch(Measure.Router.class::isInstance))
                .map(Workflow::slug)
                .collect(Collectors.toSet());
        return Stream.concat(
                        judgement.board().layers().stream()
                                .filter(layer -> layer.layer() == Layer.POSTGRESQL && well(layer.state()))
                                .map(LayerStatus::reach),
                        judgement.board().workflows().stream()
                                .filter(status -> bySql.contains(status.workflow()) && well(status.state()))
                                .map(WorkflowStatus::reach))
                .map(Reach::age)
                .anyMatch(age -> age != null && judgement.at().minus(age).isBefore(killed));
    }

    private static boolean well(State state) {
        return state == State.HEALTHY || state == State.IDLE;
    }

    private static List<Layer> healthyLayers(Judgement judgement) {
        return judgement.board().layers().stream()
                .filter(layer -> layer.state() == State.HEALTHY)
                .map(LayerStatus::layer)
                .toList();
    }

    private static boolean allWell(Judgement judgement, List<Layer> layers) {
        Stream<State> workflows = judgement.board().workflows().stream().map(WorkflowStatus::state);
        return healthyLayers(judgement).containsAll(layers) && workflows.allMatch(FailoverBench::well);
    }
}
