package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.tile.TileContent.Figure;
import io.watchfloor.controls.tile.TileContent.Heading;
import io.watchfloor.controls.tile.TileContent.Phrase;
import io.watchfloor.controls.tile.TileContent.Reading;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.WorkflowStatus.TenantStatus;
import io.watchfloor.diagnosis.WorkflowStatus.Usual;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Figures.Amount;
import io.watchfloor.presentation.Titles;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Words one workflow's tile. A stall leads with throughput: the latency of what still completed would hide it.
final class WorkflowTile {
    private static final String NOT_KNOWN = "–";

    private final WorkflowStatus status;
    private final Scene scene;
    private final WorkflowStatus.Figures figures;

    /// What is around the tile: titles, the parts played in the finding, its past, and whether few words must do.
    record Scene(Titles titles, Roles roles, Spark spark, boolean brief) {
        Instant at() {
            return spark.at();
        }
    }

    WorkflowTile(WorkflowStatus status, Scene scene) {
        this.status = status;
        this.scene = scene;
        this.figures = status.figures();
    }

    TileContent content() {
        return new TileContent(
                StripWording.lasting(status.state(), status.reach(), scene.at()),
                new Heading(
                        scene.titles().workflow(status.workflow()),
                        Optional.ofNullable(scene.roles().tags().get(status.workflow()))),
                reading(),
                flow(),
                new TenantCells(status, scene.titles()).cells());
    }

    /// Whether work waits and none is completed.
    static boolean stalled(State state, WorkflowStatus.Figures figures) {
        Double throughput = figures.throughput();
        Double waiting = figures.waiting();
        boolean abnormal = state == State.DOWN || state == State.DEGRADED;
        return abnormal && throughput != null && throughput == 0 && (waiting == null || waiting > 0);
    }

    private Reading reading() {
        Double latency = figures.latency();
        Double throughput = figures.throughput();
        return switch (status.state()) {
            case UNKNOWN, IDLE ->
                StripWording.reason(status.state(), status.reach().reason());
            case DOWN, DEGRADED, STALE, MAINTENANCE, HEALTHY -> {
                if (throughput != null && stalled(status.state(), figures)) {
                    yield done(throughput, FloorText.DONE_AT);
                }
                if (latency != null) {
                    yield latency(latency);
                }
                yield throughput == null
                        ? StripWording.reason(status.state(), status.reach().reason())
                        : done(throughput, FloorText.LATENCY_UNKNOWN);
            }
        };
    }

    private Figure latency(double latency) {
        Amount amount = Figures.seconds(latency);
        List<String> parts = new ArrayList<>();
        parts.add((figures.estimated() ? FloorText.ESTIMATED_OF : FloorText.P95_OF)
                .text(whose())
                .strip());
        Usual usual = figures.usual();
        if (usual != null && !scene.brief()) {
            parts.add(FloorText.USUAL.text(Figures.range(usual.low(), usual.high())));
        }
        slo().filter(seconds -> !scene.brief())
                .ifPresent(seconds ->
                        parts.add(FloorText.SLO.text(Figures.seconds(seconds).text())));
        return new Figure(
                amount.value(),
                amount.unit(),
                note(figures.estimated() ? FloorText.ESTIMATED : FloorText.P95),
                Optional.of(scene.spark().latency(usual, slo())),
                String.join(", ", parts));
    }

    private Figure done(double throughput, FloorText measure) {
        Amount amount = Figures.perMinute(throughput);
        return new Figure(
                amount.value(),
                amount.unit(),
                note(FloorText.DONE),
                Optional.of(scene.spark().throughput()),
                measure.text(whose()));
    }

    /// A large tile says it in its sentence, a small one has no room for a sentence.
    private String note(FloorText text) {
        boolean large = scene.titles()
                .estate()
                .workflow(status.workflow())
                .filter(workflow -> workflow.tier() == Workflow.Tier.CRITICAL)
                .isPresent();
        return large || scene.brief() ? "" : text.text();
    }

    private List<Phrase> flow() {
        if (reading() instanceof TileContent.Reason) {
            return List.of();
        }
        Phrase waiting = Phrase.of(counted(figures.waiting()), FloorText.WAITING.text());
        if (scene.brief()) {
            return List.of(waiting);
        }
        if (scene.roles().isRootBlocker(status.workflow())) {
            int sessions = scene.roles().rootBlocker().orElseThrow().sessions();
            FloorText noun = sessions == 1 ? FloorText.SESSION : FloorText.SESSIONS;
            return List.of(
                    Phrase.tag(FloorText.ROOT_BLOCKER.text()), Phrase.of(Integer.toString(sessions), noun.text()));
        }
        Double throughput = figures.throughput();
        if (stalled(status.state(), figures)) {
            return List.of(nothingDone(), waiting);
        }
        String done =
                throughput == null ? NOT_KNOWN : Figures.perMinute(throughput).text();
        return List.of(Phrase.of(done, FloorText.DONE.text()), waiting);
    }

    private Phrase nothingDone() {
        Instant since = scene.spark().history().nothingDoneSince();
        // A console opened during the stall has not seen its beginning: the state has.
        Instant begun = status.reach().since();
        Duration lasting = Duration.between(since == null || begun.isBefore(since) ? begun : since, scene.at());
        return new Phrase(List.of(
                new TileContent.Span(FloorText.NOTHING_DONE_FOR.text(), TileContent.Emphasis.PLAIN),
                new TileContent.Span(Figures.age(lasting), TileContent.Emphasis.STRONG)));
    }

    /// Whose figure it is: the worst tenant's while abnormal, else everybody's.
    private String whose() {
        List<TenantStatus> tenants = status.tenants();
        if (tenants.size() == 1) {
            return scene.titles().tenant(tenants.getFirst().tenant());
        }
        boolean abnormal = status.state() == State.DOWN || status.state() == State.DEGRADED;
        return abnormal
                ? TenantCells.worst(status)
                        .map(tenant -> scene.titles().tenant(tenant.tenant()))
                        .orElseGet(FloorText.ALL_TENANTS::text)
                : tenants.isEmpty() ? "" : FloorText.ALL_TENANTS.text();
    }

    private Optional<Double> slo() {
        return scene.titles()
                .estate()
                .workflow(status.workflow())
                .map(Workflow::slo)
                .map(slo -> slo.latency().toMillis() / 1000.0);
    }

    private static String counted(@Nullable Double value) {
        return value == null ? NOT_KNOWN : Figures.count(value);
    }
}
