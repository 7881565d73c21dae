package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.StateShape;
import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.tile.TileContent.Figure;
import io.watchfloor.controls.tile.TileContent.Reason;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.presentation.Words;
import io.watchfloor.signals.estate.Workflow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The workflows without a large tile, one row each, worst first.
final class OtherWorkflows extends VBox {
    private static final int ROWS = 6;
    private static final List<TileState> WORST_FIRST = List.of(
            TileState.DOWN,
            TileState.DEGRADED,
            TileState.UNKNOWN,
            TileState.STALE,
            TileState.MAINTENANCE,
            TileState.IDLE,
            TileState.HEALTHY);

    private final List<Workflow> workflows;
    private List<TileContent> shown = List.of();

    OtherWorkflows(List<Workflow> workflows) {
        this.workflows = List.copyOf(workflows);
        getStyleClass().add("other-workflows");
    }

    void show(Map<String, TileContent> contents) {
        List<TileContent> sorted = workflows.stream()
                .filter(workflow -> contents.containsKey(workflow.slug()))
                .map(workflow -> contents.get(workflow.slug()))
                .sorted(Comparator.comparingInt(
                        content -> WORST_FIRST.indexOf(content.strip().state())))
                .toList();
        if (!sorted.equals(shown)) {
            shown = sorted;
            int room = sorted.size() > ROWS ? ROWS - 1 : ROWS;
            getChildren()
                    .setAll(sorted.stream().limit(room).map(OtherWorkflows::row).toList());
            if (sorted.size() > room) {
                Label more = new Label(FloorText.MORE_ROWS.text(Integer.toString(sorted.size() - room)));
                more.getStyleClass().addAll("row-name", "row-more");
                getChildren().add(more);
            }
        }
    }

    private static HBox row(TileContent content) {
        TileState state = content.strip().state();
        Label name = new Label(content.heading().name());
        name.getStyleClass().add("row-name");
        name.setMinWidth(0);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Label value = new Label(value(content));
        value.getStyleClass().add("row-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(new StateShape(state), name, spring, value);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("wall-row");
        state.markOn(row);
        return row;
    }

    /// The figure while all is well, the words of the state otherwise.
    private static String value(TileContent content) {
        boolean healthy = content.strip().state() == TileState.HEALTHY;
        return switch (content.reading()) {
            case Figure figure when healthy -> figure.value() + " " + figure.unit();
            case Figure figure -> words(content);
            case Reason reason -> words(content);
        };
    }

    /// For how long stands on large tiles only; how old a stale value is matters everywhere.
    private static String words(TileContent content) {
        return switch (content.strip().state()) {
            case DEGRADED, LATCHED_DEGRADED -> Words.DEGRADED.text();
            case DOWN, LATCHED_DOWN -> Words.DOWN.text();
            case HEALTHY, STALE, UNKNOWN, IDLE, MAINTENANCE -> content.strip().words();
        };
    }
}
