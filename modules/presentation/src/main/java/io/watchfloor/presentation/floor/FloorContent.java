package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileContent;
import io.watchfloor.controls.timeline.TimelineContent;
import io.watchfloor.presentation.answers.AnswersContent;
import io.watchfloor.signals.Layer;
import java.util.Map;

/// Everything the floor shows at one moment, worded. Immutable.
record FloorContent(
        AnswersContent answers, Board board, RailContent rail, TimelineContent timeline, TenantsContent tenants) {

    /// The tiles, by workflow slug and by layer.
    record Board(Map<String, TileContent> workflows, Map<Layer, TileContent> layers) {
        Board {
            workflows = Map.copyOf(workflows);
            layers = Map.copyOf(layers);
        }
    }
}
