package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.StateTile;
import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.tile.TileSize;
import io.watchfloor.presentation.Words;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Tooltip;

/// The tiles of the floor, made once: unknown until the first tick says otherwise.
final class Tiles {
    private final Map<String, StateTile> workflows = new LinkedHashMap<>();
    private final Map<Layer, StateTile> layers = new EnumMap<>(Layer.class);
    private final Consumer<String> openWorkflow;
    private final Consumer<Layer> openLayer;

    Tiles(Consumer<String> openWorkflow, Consumer<Layer> openLayer) {
        this.openWorkflow = openWorkflow;
        this.openLayer = openLayer;
    }

    List<StateTile> workflows(List<Workflow> of, TileSize size) {
        return of.stream().map(workflow -> tile(workflow, size)).toList();
    }

    List<StateTile> layers(TileSize size) {
        for (Layer layer : Layer.values()) {
            StateTile tile = new StateTile(size);
            tile.setOnOpen(event -> openLayer.accept(layer));
            tile.show(reading(Words.of(layer).text()));
            layers.put(layer, tile);
        }
        return List.copyOf(layers.values());
    }

    void show(FloorContent.Board board) {
        board.workflows().forEach((slug, content) -> {
            StateTile tile = workflows.get(slug);
            if (tile != null) {
                put(tile, content);
            }
        });
        board.layers().forEach((layer, content) -> {
            StateTile tile = layers.get(layer);
            if (tile != null) {
                put(tile, content);
            }
        });
    }

    /// A reason may be longer than its tile: it is read in full by pointing at it.
    private static void put(StateTile tile, TileContent content) {
        tile.show(content);
        if (content.reading() instanceof TileContent.Reason reason) {
            String whole = (reason.what() + " " + reason.detail()).strip();
            Tooltip shown = tile.getTooltip();
            if (shown == null) {
                tile.setTooltip(new Tooltip(whole));
            } else {
                shown.setText(whole);
            }
        } else {
            tile.setTooltip(null);
        }
    }

    Optional<StateTile> first() {
        return workflows.values().stream()
                .findFirst()
                .or(() -> layers.values().stream().findFirst());
    }

    static List<Workflow> of(List<Workflow> all, Tier... tiers) {
        return all.stream()
                .filter(workflow -> List.of(tiers).contains(workflow.tier()))
                .toList();
    }

    private StateTile tile(Workflow workflow, TileSize size) {
        StateTile tile = new StateTile(size);
        tile.setOnOpen(event -> openWorkflow.accept(workflow.slug()));
        tile.show(reading(workflow.title()));
        workflows.put(workflow.slug(), tile);
        return tile;
    }

    private static TileContent reading(String name) {
        return new TileContent(
                new TileContent.Strip(
                        Words.shape(State.UNKNOWN), Words.of(State.UNKNOWN).text(), "–"),
                new TileContent.Heading(name),
                new TileContent.Reason(FloorText.READING.text(), ""),
                List.of(),
                List.of());
    }
}
