package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.LayerStatus;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.presentation.Station;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.answers.AnswersModel;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns ticks into what the floor shows, with half an hour of memory of its own. No JavaFX nodes; one thread.
final class FloorModel {
    /// In minutes: so that little of the axis is empty while this console has not watched for long.
    private static final List<Integer> SPANS = List.of(1, 2, 3, 5, 10, 15, 20);

    private final Titles titles;
    private final boolean brief;
    private final AnswersModel answers;
    private final RailWording rail;
    private final Map<String, History> workflows = new HashMap<>();
    private final Map<Layer, History> layers = new EnumMap<>(Layer.class);
    private @Nullable Instant born;

    FloorModel(Estate estate, Station station) {
        titles = new Titles(estate);
        brief = station == Station.WALL;
        answers = new AnswersModel(estate);
        rail = new RailWording(titles, brief);
    }

    /// Takes one tick and words everything as read at `now`.
    FloorContent show(Tick tick, Instant now) {
        Judgement judgement = tick.judgement();
        Instant at = judgement.at();
        remember(judgement.board(), at);
        Duration span = span(at);
        RailContent railContent = rail.show(tick);
        return new FloorContent(
                answers.show(tick, now),
                board(judgement, span),
                railContent,
                new LanesWording(titles, workflows).lanes(states(judgement.board()), at, span, rail.marks()),
                new TenantsWording(titles).tenants(judgement.board()));
    }

    private void remember(Judgement.Board board, Instant at) {
        Instant first = born;
        if (first == null || at.isBefore(first)) {
            born = at;
        }
        for (WorkflowStatus status : board.workflows()) {
            boolean known = status.state() != State.STALE && status.state() != State.UNKNOWN;
            WorkflowStatus.Figures figures = status.figures();
            workflows
                    .computeIfAbsent(status.workflow(), slug -> new History())
                    .add(new History.Point(
                            at,
                            status.state(),
                            known ? orNaN(figures.latency()) : Double.NaN,
                            known ? orNaN(figures.throughput()) : Double.NaN));
        }
        for (LayerStatus status : board.layers()) {
            boolean known = status.state() != State.STALE && status.state() != State.UNKNOWN;
            LayerStatus.Figure figure = status.figure();
            double value = figure == null || !known ? Double.NaN : figure.value();
            layers.computeIfAbsent(status.layer(), layer -> new History())
                    .add(new History.Point(at, status.state(), value, Double.NaN));
        }
    }

    private FloorContent.Board board(Judgement judgement, Duration span) {
        Roles roles = Roles.of(judgement.verdict());
        Instant at = judgement.at();
        Map<String, TileContent> tiles = new HashMap<>();
        for (WorkflowStatus status : judgement.board().workflows()) {
            History history = workflows.getOrDefault(status.workflow(), new History());
            tiles.put(
                    status.workflow(),
                    new WorkflowTile(status, new WorkflowTile.Scene(titles, roles, new Spark(history, span, at), brief))
                            .content());
        }
        Map<Layer, TileContent> layerTiles = new EnumMap<>(Layer.class);
        for (LayerStatus status : judgement.board().layers()) {
            History history = layers.getOrDefault(status.layer(), new History());
            layerTiles.put(status.layer(), new LayerTile(status, roles, new Spark(history, span, at)).content());
        }
        return new FloorContent.Board(tiles, layerTiles);
    }

    /// Half an hour, less while this console has not watched for long.
    private Duration span(Instant at) {
        Instant first = born;
        Duration life = first == null ? Duration.ZERO : Duration.between(first, at);
        return SPANS.stream()
                .map(Duration::ofMinutes)
                .filter(span -> span.compareTo(life) >= 0)
                .findFirst()
                .orElse(History.KEPT);
    }

    private static Map<String, State> states(Judgement.Board board) {
        Map<String, State> states = new LinkedHashMap<>();
        board.workflows().forEach(status -> states.put(status.workflow(), status.state()));
        return states;
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
